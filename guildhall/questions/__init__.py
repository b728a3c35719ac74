"""Questions: ask with one field and a photo, answered by whoever can help.

A *question* is an entry of kind “question”. Its *state* is waiting, solved,
closed (with a note), same (as another) or rested (no answer needed). An
*answer* is a reply; the asker's *acceptance* says “This solved it”.
"""
