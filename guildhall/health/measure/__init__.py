"""Figures from the log: frames in, readings out, by pure functions.

polars, scipy, numpy and rustworkx are imported here and below, and nowhere else:
what serves pages never imports this package (a test holds it).
"""
