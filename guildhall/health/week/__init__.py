"""What there is to do this week in a community, and which three of it are shown."""

from guildhall.health.week.choosing import MONDAY, Taught, choose, suggestions_for, taught_by
from guildhall.health.week.suggestion import KINDS, Kind, Suggestion

__all__ = [
    "KINDS",
    "MONDAY",
    "Kind",
    "Suggestion",
    "Taught",
    "choose",
    "suggestions_for",
    "taught_by",
]
