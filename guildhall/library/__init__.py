"""Library: what a community knows, kept right and easy to find.

A *page* is an entry of kind “page”. It has topics, and a place in a tree of pages: it is *under*
its parent, or at the top. Each version of it is kept. It can be *withdrawn*, with what replaces
it. What *people rely on* has an owner and a day on which someone looks at it again. Who may read
a page may *suggest a change*. What is *wanted* is a page that does not exist yet.
"""
