"""Ada's community has Ideas open; Ben put one in. Edda is one more member."""

import pytest

from guildhall.commons.models import Entry
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.ideas.actions import add_idea
from guildhall.ideas.events import ROOM
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
def idea(room, world) -> Entry:
    return add_idea(room, by=world.ben, title="Rinse the filters with rainwater")
