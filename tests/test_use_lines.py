"""What the tables of a session wrote grows into other rooms: by a button, or as an action."""

import pytest

from guildhall.commons.models import Entry, Link
from guildhall.communities.actions import open_room
from guildhall.meetings.models import ActionPoint
from guildhall.methods.actions import begin_session, end_session, prepare_session, write_harvest
from guildhall.methods.steps import Step

LINE = "Order wide seals & rings"


@pytest.fixture
def held(world) -> Entry:
    for room in ("methods", "ideas"):
        open_room(world.community, room=room, by=world.ada)
    world.community.refresh_from_db()
    entry = prepare_session(
        world.community, by=world.ben, title="What do seals need?", steps=[Step(5, "Talk")]
    )
    begin_session(entry.session, by=world.ben)
    write_harvest(entry.session.tables.get(), by=world.cleo, began="", wrote=f"- {LINE}")
    end_session(entry.session, by=world.ben)
    return entry


@pytest.mark.parametrize("kind", ["question", "idea", "post"])
def test_a_line_becomes_an_entry_that_links_back_once(world, held, as_person, kind):
    client = as_person(world.cleo)
    page = client.get(f"/c/pumps/methods/{held.pk}/lines/").content.decode()

    for _twice in range(2):
        client.post(f"/c/pumps/entries/{held.pk}/lines/grow/{kind}/", {"line": LINE})

    link = Link.objects.get(source=held, target__kind=kind)
    assert f"/lines/grow/{kind}/" in page
    assert (link.target.author, link.excerpt) == (world.cleo, LINE)


def test_a_line_that_no_table_wrote_becomes_nothing(world, held, as_person):
    client = as_person(world.cleo)

    client.post(f"/c/pumps/entries/{held.pk}/lines/grow/question/", {"line": "Order narrow ones"})

    assert not Link.objects.filter(source=held).exists()


def test_a_line_becomes_an_action_without_a_meeting(world, held, as_person):
    client = as_person(world.cleo)
    address = "/c/pumps/meetings/actions/add/?title=Order%20wide%20seals%20%26%20rings"

    page = client.get(f"/c/pumps/methods/{held.pk}/lines/").content.decode()
    form = client.get(address).content.decode()
    for _twice in range(2):
        client.post(address, {"text": LINE, "owner": "ben"})

    point = ActionPoint.objects.get()
    assert address in page
    assert "Order wide seals &amp; rings" in form
    assert (point.text, point.owner, point.meeting) == (LINE, world.ben, None)
    assert "Order wide seals" in client.get("/c/pumps/meetings/actions/").content.decode()
