"""The components that know of questions."""
