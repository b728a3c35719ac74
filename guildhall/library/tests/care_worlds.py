"""The library is open, with a page by Ben that people rely on; Edda and Finn are members, too."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine

from guildhall.commons.models import Entry
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.library.actions import add_page, ask_keepers, rely_on_page, suggest_change
from guildhall.library.events import ROOM
from guildhall.library.models import Suggestion
from guildhall.notifications.models import Notice
from guildhall.notifications.queries import in_words
from guildhall.people.actions import arrive
from guildhall.people.models import Person

MARKED = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
DAY = dt.date(2027, 3, 2)  # of its check
TEXT = "Dry the cabinet. Wait an hour.\n\nThen switch it on. Listen."
BETTER = "Dry the cabinet. Wait two hours.\n\nThen switch it on. Listen for the relay."


@pytest.fixture
def library(world) -> Community:
    open_room(world.community, room=ROOM, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def edda(world) -> Person:
    edda = arrive("Edda")
    join(world.community, person=edda)
    return edda


@pytest.fixture
def finn(world) -> Person:
    finn = arrive("Finn")
    join(world.community, person=finn)
    return finn


@pytest.fixture
def cabinets(library, world) -> Entry:
    return add_page(library, by=world.ben, title="Dry cabinets", body=TEXT)


@pytest.fixture
def relied_on(cabinets, world, edda) -> Entry:
    """Ben looks after it, Edda steps in; its check is a year later."""
    with time_machine.travel(MARKED, tick=False):
        rely_on_page(cabinets, by=world.ben, owner=world.ben, deputy=edda)
    return cabinets


@pytest.fixture
def suggested(cabinets, finn) -> Suggestion:
    """Two changes by Finn, who is no author."""
    return suggest_change(
        cabinets, by=finn, title="Dry cabinets", body=BETTER, reason="An hour is too short."
    )


@pytest.fixture
def on(deliver) -> Callable[[dt.date], None]:
    """The clock of pages, twice, on a day."""

    def run(day: dt.date) -> None:
        with time_machine.travel(dt.datetime.combine(day, dt.time(8), tzinfo=dt.UTC), tick=False):
            ask_keepers()
            ask_keepers()
            deliver()

    return run


def told(verb: str) -> list[str]:
    """Who has a notice of it, by name."""
    return sorted(Notice.objects.filter(rule=verb).values_list("person__name", flat=True))


def sentences(person: Person, verb: str) -> list[str]:
    notices = Notice.objects.of(person).filter(rule=verb)
    rows = notices.select_related("actor", "entry__community", "community")
    return [one.sentence for one in in_words(rows)]
