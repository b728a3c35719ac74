"""The pages at /, /c/<slug>/ and /people/<username>/: what matters to the reader now.

*Since you were here* is what happened; *Got ten minutes?* shows at most three *cards*, each of
which can be put away with “Not for me” (a *skip*). A community's own page is its *overview*.
"""
