"""What works: tips and practices on one ladder, checked by peers, tried elsewhere.

A *way* is a tip or a practice: an entry with a row of its own. Its *state* is its
*rung* on the ladder (new, tried once, works here, works elsewhere, standard) or
withdrawn. A *check* is a peer's name under it. A *use* is one unit's own statement
that it uses it. A *label* is a product or a place, with a QR code that opens what
is known about it. A *roll-out* asks chosen units whether they use a practice.
"""
