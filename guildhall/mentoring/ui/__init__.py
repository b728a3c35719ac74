"""Components of mentoring."""
