"""One ballot a person: it can be changed until the end, or never where it is sealed."""

import json

import pytest

from guildhall.ballots import actions
from guildhall.ballots.models import Ballot, HasVoted, Urn, Vote, Way
from guildhall.ballots.queries import turnout, who_has_not_voted
from guildhall.ballots.tests.votes import MONDAY, SATURDAY, crowd, keyed, put, voted
from guildhall.kit.counting.refusals import CountRefused

pytestmark = pytest.mark.database


def seal(vote, person, **marks) -> str:
    return actions.cast_sealed_ballot(vote, by=person, marks=keyed(**marks), at=MONDAY)


@pytest.fixture
def hidden(world) -> Vote:
    crowd(world.community, 3)
    return put(world, is_anonymous=True)


def test_two_tabs_are_one_ballot_and_the_later_one_counts(world):
    vote = put(world)

    first, is_first = voted(vote, world.ben, a=1)
    second, is_second = voted(vote, world.ben, b=1)

    assert (is_first, is_second, first.pk) == (True, False, second.pk)
    assert Ballot.objects.get().marks == keyed(b=1)
    assert turnout(vote, person=world.ben).mine == keyed(b=1)


def test_take_back_ballot_works_until_the_end(world):
    vote = put(world)
    voted(vote, world.ben, a=1)
    voted(vote, world.cleo, a=1)

    assert actions.take_back_ballot(vote, by=world.ben)
    assert not actions.take_back_ballot(vote, by=world.ben)
    actions.close_vote(vote, at=SATURDAY)
    assert not actions.take_back_ballot(vote, by=world.cleo)
    assert Ballot.objects.get().person == world.cleo


@pytest.mark.parametrize("is_counted", [True, False])
def test_a_ballot_after_the_end_is_refused(world, hidden, is_counted):
    named = put(world)
    if is_counted:
        actions.close_vote(named, at=SATURDAY)
        actions.close_vote(hidden, at=SATURDAY)

    with pytest.raises(actions.VoteIsOver):
        actions.cast_ballot(named, by=world.ben, marks=keyed(a=1), at=SATURDAY)
    with pytest.raises(actions.VoteIsOver):
        actions.cast_sealed_ballot(hidden, by=world.ben, marks=keyed(a=1), at=SATURDAY)
    assert not Ballot.objects.exists()
    assert not HasVoted.objects.exists()


@pytest.mark.parametrize(
    ("way", "terms", "marks"),
    [
        (Way.POLL, {}, {}),
        (Way.POLL, {}, {"a": 1, "b": 1}),
        (Way.POLL, {}, {"a": 2}),
        (Way.POLL, {}, {"d": 1}),
        (Way.POLL, {}, {"a": True}),
        (Way.SCORE, {}, {"a": 6}),
        (Way.SCORE, {}, {"a": -1}),
        (Way.DOTS, {"most": 3}, {"a": 2, "b": 2}),
        (Way.RESISTANCE, {}, {"a": 0, "b": 3}),
        (Way.RANKING, {}, {"a": 1, "b": 1}),
    ],
)
def test_a_ballot_that_makes_no_sense_is_refused(world, way, terms, marks):
    vote = put(world, way, **terms)

    with pytest.raises(CountRefused):
        voted(vote, world.ben, **marks)

    assert not Ballot.objects.exists()


def test_a_sealed_ballot_gives_a_receipt_and_is_never_changed(world, hidden):
    receipt = seal(hidden, world.ben, a=1)

    with pytest.raises(actions.HasVotedAlready):
        seal(hidden, world.ben, b=1)

    assert json.loads(Urn.objects.get().ballots) == [[receipt, {"1": 1}]]
    assert len(receipt) == 14
    seen = turnout(hidden, person=world.ben)
    assert (seen.voted, seen.has_voted, seen.mine) == (1, True, None)
    assert world.ben not in who_has_not_voted(hidden)


def test_a_sealed_ballot_that_makes_no_sense_leaves_nothing(world, hidden):
    with pytest.raises(CountRefused):
        seal(hidden, world.ben, a=7)

    assert not HasVoted.objects.exists()
    assert Urn.objects.get().ballots == "[]"


def test_sealed_ballots_are_kept_in_the_order_of_their_receipts(world, hidden):
    people = [world.ada, world.ben, world.cleo, *crowd_of(hidden)]

    receipts = [seal(hidden, person, a=1) for person in people]

    assert [receipt for receipt, _marks in json.loads(Urn.objects.get().ballots)] == sorted(
        receipts
    )


def test_a_vote_takes_ballots_of_its_own_sort_only(world, hidden):
    with pytest.raises(TypeError):
        actions.cast_ballot(hidden, by=world.ben, marks=keyed(a=1), at=MONDAY)
    with pytest.raises(TypeError):
        actions.cast_sealed_ballot(put(world), by=world.ben, marks=keyed(a=1), at=MONDAY)

    assert not Ballot.objects.exists()


def crowd_of(vote):
    return [
        one.person for one in vote.community.memberships.filter(person__username__startswith="eve")
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_a_turnout_is_read_in_three_queries(world, number, django_assert_num_queries):
    vote = put(world)
    for person in crowd(world.community, number):
        voted(vote, person, a=1)

    with django_assert_num_queries(3):
        seen = turnout(vote, person=world.ben)

    assert (seen.voted, seen.has_voted, len(seen.options)) == (number, False, 3)
