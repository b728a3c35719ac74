"""The components of the home page and the overview."""
