"""The components that know of communities and who belongs to them."""
