"""What texts mean, besides their words: an optional part of search.

A *model* turns a text into a *vector*; texts that mean alike have vectors that lie close. The
*encoder* is the program that holds the model: it runs apart (`apart/`), on each node. Vectors
are kept in the database; on each node there is a *shelf* of them for each community, a file that
the encoder maps and can be made again at any time. Without a model nothing here does anything.
"""
