"""The page of an entry, for every room: head, text, acts, where it came from, conversation, reply box, what stands beside.

A room adds *acts* (what a reader can do, as a button or a link) and *parts* (a template and what it read, at a
named place), and says with a few small functions what is different with its entries: `declared.py` lists them all.
"""
