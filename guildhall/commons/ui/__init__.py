"""The components that know of entries."""
