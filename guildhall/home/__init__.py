"""Views of /, /c/<slug>/ and /people/<username>/: what is waiting for me.

*Since you were here* tells what moved; *Got ten minutes?* shows at most three
*cards*, each of which can be put away with “Not for me” (a *skip*).
"""
