"""Ada's community has Mentoring open. Cleo learns from Ben; Edda is one more member."""

import pytest

from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.mentoring.events import ROOM
from guildhall.mentoring.models import Pair, Proposal
from guildhall.mentoring.tests.worlds import pair_of, propose
from guildhall.people.actions import arrive
from guildhall.people.models import Person


@pytest.fixture
def room(world) -> Community:
    open_room(world.community, room=ROOM, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def edda(world) -> Person:
    edda = arrive("Edda")
    join(world.community, person=edda)
    return edda


@pytest.fixture
def proposal(room, world) -> Proposal:
    return propose(room, mentee=world.cleo, mentor=world.ben)


@pytest.fixture
def pair(room, world) -> Pair:
    return pair_of(room, mentee=world.cleo, mentor=world.ben)
