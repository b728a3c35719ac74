"""Guildhall: a self-hosted hall in which communities of practice live."""

__version__ = "0.1.0"
