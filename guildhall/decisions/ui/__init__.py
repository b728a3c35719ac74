"""The components that know of ideas."""
