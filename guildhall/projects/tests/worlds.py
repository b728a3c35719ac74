"""The room of projects is open; Ben starts a clean-up day on a Saturday three weeks away.

Times are by the clock of Vienna. Ada stewards, Cleo is new, Dov is outside, Edda is one more
member.
"""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.projects.actions import Brought, add_shift, open_public_page, start_project
from guildhall.projects.events import ROOM
from guildhall.projects.models import PublicPage, Shift

VIENNA = ZoneInfo("Europe/Vienna")


def in_weeks(weeks: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    """A moment on a day some weeks from now, by the clock of Vienna."""
    day = timezone.now().astimezone(VIENNA).date() + dt.timedelta(weeks=weeks)
    return dt.datetime.combine(day, dt.time(hour, minute), VIENNA)


@pytest.fixture
def room(world) -> Community:
    Community.objects.filter(pk=world.community.pk).update(time_zone="Europe/Vienna")
    world.community.refresh_from_db()
    open_room(world.community, room=ROOM, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def edda(world) -> Person:
    edda = arrive("Edda")
    join(world.community, person=edda)
    return edda


@pytest.fixture
def project(room, world) -> Entry:
    return start_project(
        room,
        by=world.ben,
        title="Clean up our street",
        starts_at=in_weeks(3),
        place="In front of number 12",
        brings=(Brought("Rubbish bags", by_self=True), Brought("Rakes")),
    )


@pytest.fixture
def shift(project, world) -> Shift:
    """Set up: from half past eight to nine, two places."""
    return add_shift(
        project,
        by=world.ben,
        name="Set up",
        places=2,
        starts_at=in_weeks(3, 8, 30),
        ends_at=in_weeks(3, 9),
    )


@pytest.fixture
def public(project, world) -> PublicPage:
    """Everything but what people bring is shown, and help is taken."""
    return open_public_page(
        project,
        by=world.ben,
        parts=["about", "when", "shifts", "result", "happened"],
        takes_help=True,
        takes_answers=True,
    )
