"""Bring in the dump of a Stack Exchange site."""
