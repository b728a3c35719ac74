"""The room of ideas is open, Ben had an idea, and tries it until a day in two weeks."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.ideas.actions import add_idea, begin_challenge, begin_small_test
from guildhall.ideas.brief import Brief
from guildhall.ideas.events import ROOM
from guildhall.ideas.plan import Plan
from guildhall.people.models import Person


def plan(**changes: object) -> Plan:
    """For two weeks from today, unless it is said otherwise."""
    usual: dict[str, object] = {
        "doing": "Seal ten plugs in Leeds",
        "belief": "Sealed plugs stay dry",
        "until_on": timezone.localdate() + dt.timedelta(days=14),
        "looks_at": "Trips in a week",
        "unit": "trips",
        "stops_if": "A plug gets hot",
    }
    return Plan(**{**usual, **changes})


@pytest.fixture
def ideas_room(world):
    open_room(world.community, room=ROOM, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def idea(ideas_room, world) -> Entry:
    return add_idea(ideas_room, by=world.ben, title="Seal the plugs")


def brief(decider: Person, **changes: object) -> Brief:
    """Ideas for two weeks from today, decided a week later, unless it is said otherwise."""
    today = timezone.localdate()
    usual: dict[str, object] = {
        "question": "How do we lose less time looking for tools?",
        "why": "Ten minutes a day, each of us.",
        "until_on": today + dt.timedelta(days=14),
        "decide_by": today + dt.timedelta(days=21),
        "decider": decider,
        "judged_by": "What it costs, and who gains.",
        "afterwards": "The best gets 400 € and a small test; all get a reason.",
    }
    return Brief(**{**usual, **changes})


@pytest.fixture
def challenge(ideas_room, world) -> Entry:
    """Ada asks; Cleo decides."""
    return begin_challenge(ideas_room, by=world.ada, brief=brief(world.cleo))


@pytest.fixture
def small_test(idea, world) -> Entry:
    return begin_small_test(idea, by=world.ben, plan=plan())
