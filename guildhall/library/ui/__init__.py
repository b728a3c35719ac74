"""Components of the library."""
