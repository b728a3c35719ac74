"""Other doors: bring a whole community in.

A *source* is where something came from (a site); an *arrival* remembers which
row of it became what here, so that coming twice adds nothing.
"""
