"""Questions: ask with one line and a photo, answered by anyone who can help.

A *question* is an entry of kind “question”. Its *state* is waiting (unsolved), solved, closed
(with a note), same (asked before) or rested (no answer needed). An *answer* is a reply; the
asker's *acceptance* says “This solved it”.
"""
