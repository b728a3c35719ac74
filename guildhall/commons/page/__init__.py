"""The page of an entry, for every room.

It has a head, the text with its acts, where it came from, the conversation, a reply box, and
perhaps a column beside. A room adds *acts* (what a reader can do, as a button or a link) and
*parts* (a template and what it reads, at a named place), and says with a few small functions what
is different about its entries: `declared.py` lists them all.
"""
