"""What a steward can do with projects this week: find someone for one, or ask how one went."""

from guildhall.commons.this_week import ThisWeek
from guildhall.projects.events import ROOM
from guildhall.projects.this_week.passed_on import PROJECT, passed_on

this_week = ThisWeek((PROJECT,), passed_on, ROOM)
