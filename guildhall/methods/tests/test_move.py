"""A session and the run sheet that it began with, once one of them is in another community."""

import pytest

from guildhall.commons.actions import move_entries, move_entry
from guildhall.commons.models import Entry
from guildhall.communities.actions import join, open_room, start_community
from guildhall.communities.models import Community
from guildhall.methods.actions import add_run_sheet, prepare_session
from guildhall.methods.events import ROOM
from guildhall.methods.models import Session
from guildhall.methods.steps import steps_of

STEPS = "- 10 min: Welcome"


@pytest.fixture
def valves(world) -> Community:
    valves = start_community("Valves", by=world.dov, purpose="Tight ones")
    open_room(valves, room=ROOM, by=world.dov)
    join(valves, person=world.ada)
    valves.refresh_from_db()
    return valves


@pytest.fixture
def sheet(room, world) -> Entry:
    return add_run_sheet(room, by=world.ben, title="Our secret round", body=STEPS)


@pytest.fixture
def held(room, world, sheet) -> Entry:
    return prepare_session(
        room, by=world.ben, title="What do seals need?", steps=steps_of(STEPS), sheet=sheet
    )


@pytest.mark.parametrize("moved", ["session", "sheet"])
def test_apart_neither_names_the_other(world, valves, sheet, held, as_person, moved):
    move_entry(held if moved == "session" else sheet, to=valves, by=world.ada)
    slug, reader = ("valves", world.dov) if moved == "session" else ("pumps", world.cleo)

    page = as_person(reader).get(f"/c/{slug}/methods/{held.pk}/")

    assert page.status_code == 200
    assert f"methods/sheets/{sheet.pk}" not in page.content.decode()
    assert Session.objects.get(pk=held.pk).sheet_id is None


def test_together_they_stay_together(world, valves, sheet, held):
    move_entries([held, sheet], to=valves, by=world.ada)

    assert Session.objects.get(pk=held.pk).sheet_id == sheet.pk
