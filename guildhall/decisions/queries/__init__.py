"""What the pages of Decisions read."""

from guildhall.decisions.queries.around import Around, around
from guildhall.decisions.queries.lists import (
    decision_at,
    decisions_at,
    last_decided,
)
from guildhall.decisions.queries.open_rows import OpenRow, open_in

__all__ = [
    "Around",
    "OpenRow",
    "around",
    "decision_at",
    "decisions_at",
    "last_decided",
    "open_in",
]
