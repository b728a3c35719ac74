"""What there is to do this week in a community, by the rooms that know it, and which three of it are shown."""

from guildhall.health.monday.choosing import MONDAY, Taught, choose, monday_of, taught_by
from guildhall.health.monday.suggestion import KINDS, Kind, Suggestion

__all__ = ["KINDS", "MONDAY", "Kind", "Suggestion", "Taught", "choose", "monday_of", "taught_by"]
