"""The components that know of projects."""
