"""What a steward can do with ideas this week: answers owed, challenges to decide, small tests."""

from guildhall.commons.this_week import ThisWeek
from guildhall.ideas.events import ROOM
from guildhall.ideas.this_week.answers import OWED, owed, tested
from guildhall.ideas.this_week.challenges import undecided
from guildhall.ideas.this_week.small_tests import SMALL_TEST, small_tests

this_week = (
    ThisWeek((OWED,), owed, ROOM),
    ThisWeek((OWED,), tested, ROOM),
    ThisWeek((OWED,), undecided, ROOM),
    ThisWeek((SMALL_TEST,), small_tests, ROOM),
)
