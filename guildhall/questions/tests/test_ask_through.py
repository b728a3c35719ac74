"""Ask through someone: they post it as theirs, and only the two of you know whose it is."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.models import Entry, Follow
from guildhall.questions.actions import RelaySpent, ask_through, decline_relay, post_relay

pytestmark = pytest.mark.database


@pytest.fixture
def relay(world):
    return ask_through(
        world.community,
        by=world.cleo,
        through=world.ada,
        title="Is the seal wrong?",
        body="I fear so",
    )


def test_it_has_the_other_name_and_the_asker_follows_it(world, relay):
    entry = post_relay(relay, by=world.ada, title="Could the seal be wrong?", body="")

    assert entry.author == world.ada
    assert Follow.objects.filter(entry=entry, person=world.cleo).exists()


def test_nothing_tells_whose_it_is(world, relay, as_person):
    entry = post_relay(relay, by=world.ada, title="Could the seal be wrong?", body="")

    seen = as_person(world.ben).get(f"/c/pumps/questions/{entry.pk}/").content.decode()

    assert "Cleo" not in seen
    assert not Event.objects.filter(entry_id=entry.pk, actor_id=world.cleo.pk).exists()
    assert not Event.objects.filter(entry_id=entry.pk, toward_id=world.cleo.pk).exists()


def test_posting_twice_is_refused(world, relay):
    post_relay(relay, by=world.ada, title="Once?", body="")

    with pytest.raises(RelaySpent):
        post_relay(relay, by=world.ada, title="Twice?", body="")
    assert Entry.objects.count() == 1


def test_handing_back_shows_it_to_the_asker(world, relay, as_person):
    decline_relay(relay)

    assert "handed back" in as_person(world.cleo).get("/").content.decode()
    with pytest.raises(RelaySpent):
        post_relay(relay, by=world.ada, title="Late?", body="")


def test_nobody_else_reaches_it(world, relay, as_person):
    page = f"/c/pumps/questions/relays/{relay.pk}/post/"

    assert [as_person(who).get(page).status_code for who in (world.ben, world.cleo, world.ada)] == [
        404,
        404,
        200,
    ]


def test_only_stewards_and_buddies_can_be_asked(world, as_person):
    response = as_person(world.cleo).post(
        "/c/pumps/questions/ask/", {"title": "Why?", "need": "now", "through": world.ben.pk}
    )

    assert response.status_code == 422
