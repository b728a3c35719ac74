"""Search: one box over everything the person may see.

A *document* is one entry, reply, person or community as words. The analyser is
ours, so that both databases hold and match the same tokens.
"""
