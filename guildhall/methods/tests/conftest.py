"""Ada's community has Methods open; Ben leads a world café. Edda is one more member."""

import pytest

from guildhall.commons.models import Entry
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.methods.actions import prepare_session
from guildhall.methods.cards import METHODS
from guildhall.methods.events import ROOM
from guildhall.methods.models import Session
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
def entry(room, world) -> Entry:
    cafe = METHODS["world-cafe"]
    return prepare_session(
        room, by=world.ben, title="What do seals need?", steps=cafe.steps, method=cafe
    )


@pytest.fixture
def session(entry) -> Session:
    return entry.session
