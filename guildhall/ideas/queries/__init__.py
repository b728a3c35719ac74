"""What the pages of Ideas read."""

from guildhall.ideas.queries.around import Around, around, ask_of
from guildhall.ideas.queries.lists import being_tried, idea_at, ideas_at, ideas_with_ids, similar
from guildhall.ideas.queries.owed import owed_by

__all__ = [
    "Around",
    "around",
    "ask_of",
    "being_tried",
    "idea_at",
    "ideas_at",
    "ideas_with_ids",
    "owed_by",
    "similar",
]
