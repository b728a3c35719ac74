"""On the home page of the two: who was proposed to them, and when they meet next."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import open_room, shut_room, start_community
from guildhall.mentoring.actions import end_pair, say_no, say_yes, set_sitting
from guildhall.mentoring.models import Proposal, Sitting

pytestmark = pytest.mark.database

DAY = dt.timedelta(days=1)
ASKED, MEETS = "Read and answer", "Open your notebook"


@pytest.fixture
def home(as_person):
    """What a person reads on their home page."""
    return lambda person: as_person(person).get("/").content.decode()


def test_a_proposal_is_a_card_for_the_two_alone_each_in_their_words(world, proposal, home):
    assert "Would you accompany Cleo?" in home(world.ben)
    assert "Ben could accompany you" in home(world.cleo)
    assert [ASKED in home(person) for person in (world.ada, world.dov)] == [False, False]


@pytest.mark.parametrize("answer", [say_yes, say_no])
def test_who_answered_is_not_asked_again_and_the_other_still_is(world, proposal, home, answer):
    answer(proposal, by=world.cleo)

    assert (ASKED in home(world.cleo), ASKED in home(world.ben)) == (False, True)


def test_a_proposal_that_was_put_away_is_still_in_the_room(world, proposal, as_person, home):
    as_person(world.cleo).post(f"/me/cards/mentor/{proposal.pk}/skip/")
    room = as_person(world.cleo).get("/c/pumps/mentoring/").content.decode()

    assert (ASKED in home(world.cleo), ASKED in home(world.ben)) == (False, True)
    assert "Ben could accompany you" in room


def test_what_faded_is_no_card(world, proposal, home):
    Proposal.objects.update(fades_at=timezone.now() - DAY)

    assert ASKED not in home(world.cleo)


def test_no_card_leads_into_a_room_that_is_closed(world, room, proposal, home):
    shut_room(room, room="mentoring", by=world.ada)
    closed = home(world.cleo)
    elsewhere = start_community("Birch Street", by=world.cleo, purpose="Neighbours", slug="birch")
    open_room(elsewhere, room="mentoring", by=world.cleo)

    assert (ASKED in closed, ASKED in home(world.cleo)) == (False, False)


def test_the_next_meeting_is_a_card_for_the_two_alone(world, pair, home):
    set_sitting(pair, by=world.ben, starts_at=timezone.now() + 2 * DAY, place="Depot Leeds")

    for person, other in ((world.cleo, "Ben"), (world.ben, "Cleo")):
        page = home(person)
        assert f"You meet {other}" in page
        assert ("Depot Leeds" in page, "Depot Graz" in page) == (True, False)
    assert [MEETS in home(person) for person in (world.ada, world.dov)] == [False, False]


def test_once_it_is_put_away_the_one_after_it_is_there(world, pair, as_person, home):
    sooner = set_sitting(pair, by=world.ben, starts_at=timezone.now() + 2 * DAY, place="Leeds")
    as_person(world.cleo).post(f"/me/cards/mentor_meeting/{sooner.pk}/skip/")

    assert "Depot Graz" in home(world.cleo)
    assert "Leeds" in home(world.ben)


@pytest.mark.parametrize("days", [-1, 8])
def test_what_is_over_or_far_away_is_no_card(world, pair, home, days):
    Sitting.objects.update(starts_at=timezone.now() + days * DAY)

    assert MEETS not in home(world.cleo)


def test_a_pair_that_has_ended_meets_no_more(world, pair, home):
    end_pair(pair, by=world.ben)

    assert [MEETS in home(person) for person in (world.cleo, world.ben)] == [False, False]
