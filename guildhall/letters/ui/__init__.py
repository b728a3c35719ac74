"""Components of letters."""
