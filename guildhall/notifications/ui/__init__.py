"""The components that know of notices."""
