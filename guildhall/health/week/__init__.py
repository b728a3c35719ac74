"""What there is to do this week in a community, and which three of it are shown."""

from guildhall.health.week.choosing import MONDAY, Taught, choose, suggestions_for, taught_by

__all__ = ["MONDAY", "Taught", "choose", "suggestions_for", "taught_by"]
