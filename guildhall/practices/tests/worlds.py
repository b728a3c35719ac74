"""Ada's community has the room open; Ben works in Leeds, Cleo in York, Edda in Hull."""

from dataclasses import dataclass

import pytest

from guildhall.commons.models import Entry
from guildhall.communities.actions import join, open_room
from guildhall.people.actions import add_unit, arrive, set_unit
from guildhall.people.models import Person, Unit
from guildhall.practices.actions import add_tip, write_practice
from guildhall.practices.events import ROOM


@dataclass
class Units:
    leeds: Unit
    york: Unit
    hull: Unit


@pytest.fixture
def room(world):
    """The room of tips and practices is open."""
    open_room(world.community, room=ROOM, by=world.ada)
    return world.community


@pytest.fixture
def edda(world) -> Person:
    edda = arrive("Edda")
    join(world.community, person=edda)
    return edda


@pytest.fixture
def units(world, edda) -> Units:
    leeds, york, hull = (add_unit(name, by=None) for name in ("Leeds", "York", "Hull"))
    for person, unit in ((world.ben, leeds), (world.cleo, york), (edda, hull)):
        set_unit(person, unit)
    return Units(leeds, york, hull)


@pytest.fixture
def tip(room, world) -> Entry:
    """By Ben, who is in no unit unless `units` came first."""
    return add_tip(room, by=world.ben, seen="The relay ticks", parts={"fix": "Dry the cabinet"})


@pytest.fixture
def practice(room, world) -> Entry:
    return write_practice(
        room,
        by=world.ben,
        title="Dry first",
        parts={"situation": "A damp cabinet", "doing": "Dry it"},
    )
