"""The components that know of methods."""
