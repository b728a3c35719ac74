"""The components that only Meetings needs."""
