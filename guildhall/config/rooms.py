"""The rooms of this hall, in the order in which people see them: the one list that names them all.

A room is a folder with a `room.py`; `docs/new-room.md` says what it may declare there.
"""

ROOMS = (
    "talk",
    "questions",
    "meetings",
    "practices",
    "stories",
    "library",
    "ideas",
    "introductions",
    "mentoring",
    "decisions",
    "methods",
    "projects",
)
