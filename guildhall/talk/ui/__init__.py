"""The components that know of posts."""
