"""The components that know how something sent out is doing."""
