"""Search: one box over everything a person can see.

A *document* is one entry, reply, person or community as words. The analyser is our own, so that
both databases hold and match the same tokens.
"""
