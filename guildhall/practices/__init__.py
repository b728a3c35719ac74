"""Tips and practices: checked by peers, tested step by step, tried elsewhere.

In code a *way* is a tip or a practice: an entry with a row of its own. Its state is
its *rung*, which says how far it has been tested (not yet, once, works here, works
elsewhere, our standard), or that it was withdrawn. A *check* is a peer's name under
it. A *use* is what one unit says of its own use. A *label* is a product or a place,
with a QR code that opens what is known about it. A *roll-out* asks chosen units
whether they use a practice.
"""
