"""How a page's cost grows with the hall: 10^3, 10^4, 10^5 and more entries, filled in bulk.

Everything runs in one process through Django's test client, so that what counts is its CPU.
"""
