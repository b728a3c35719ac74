"""Ada's community has Decisions open, on a Monday in March; Edda is one more member."""

import pytest
import time_machine

from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.decisions.events import ROOM
from guildhall.decisions.tests.worlds import MONDAY
from guildhall.people.actions import arrive
from guildhall.people.models import Person


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def room(clock, world) -> Community:
    open_room(world.community, room=ROOM, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def edda(world) -> Person:
    edda = arrive("Edda")
    join(world.community, person=edda)
    return edda
