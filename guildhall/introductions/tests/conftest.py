"""Ada's community has Introductions open; Edda is one more member."""

import pytest

from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.introductions.actions import suggest_introduction
from guildhall.introductions.events import ROOM
from guildhall.introductions.models import Introduction
from guildhall.people.actions import arrive
from guildhall.people.models import Person

WHY = "You both fixed the same fault."


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
def suggested(room, world) -> Introduction:
    """Ada suggests that Ben and Cleo talk."""
    return suggest_introduction(room, by=world.ada, one=world.ben, other=world.cleo, why=WHY)
