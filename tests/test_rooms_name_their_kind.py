"""What a room looks for by its state is looked for by its kind, too.

Each index of entries that has a state begins with community and kind. Without the kind a database
walks everything that was ever published in the community, and finds nothing.
"""

import datetime as dt

import pytest

from guildhall.decisions.models import Decision
from guildhall.ideas.models import Challenge, Idea, SmallTest
from guildhall.meetings.models import Meeting
from guildhall.projects.models import Project

TODAY = dt.date(2026, 3, 2)
LOOKED_FOR = {
    "decisions that are open": Decision.objects.open(),
    "decisions in force": Decision.objects.in_force(),
    "challenges": Challenge.objects.going_on(),
    "challenges past their day": Challenge.objects.late(TODAY),
    "ideas": Idea.objects.published(),
    "ideas that are owed an answer": Idea.objects.owed(),
    "small tests": SmallTest.objects.running(),
    "meetings": Meeting.objects.published(),
    "projects": Project.objects.going_on(),
}


@pytest.mark.parametrize("name", LOOKED_FOR)
def test_the_kind_is_named_beside_the_state(name):
    assert '"commons_entry"."kind" = ' in str(LOOKED_FOR[name].query)
