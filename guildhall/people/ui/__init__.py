"""The components that know of people and of the hall that they share."""
