"""A vote ends once: counted, with too few, or withdrawn."""

import pytest

from guildhall.ballots import actions
from guildhall.ballots.models import Ballot, Count, HasVoted, Urn, Vote
from guildhall.ballots.tests.votes import MONDAY, SATURDAY, closed, crowd, keyed, put, voted

pytestmark = pytest.mark.database

COUNTED, SHORT = Vote.State.COUNTED, Vote.State.SHORT


def test_close_vote_waits_for_its_time_and_counts_once(world):
    vote = put(world)
    voted(vote, world.ben, a=1)
    voted(vote, world.cleo, a=1)
    voted(vote, world.ada, b=1)

    early = actions.close_vote(vote, at=MONDAY)
    ended = closed(vote)

    assert (early, ended.state, ended.ended_at) == (None, COUNTED, SATURDAY)
    assert actions.close_vote(vote, at=SATURDAY) is None
    assert ended.count.figures["winners"] == ["1"]
    assert (ended.count.voted, ended.count.could) == (3, 3)
    assert ended.count.published == []


@pytest.mark.parametrize(
    ("ballots", "quorum", "ends"),
    [(0, 0, SHORT), (1, 0, COUNTED), (1, 2, SHORT), (2, 2, COUNTED)],
)
def test_a_quorum_is_of_ballots(world, ballots, quorum, ends):
    vote = put(world, quorum=quorum)
    for person in (world.ben, world.cleo)[:ballots]:
        voted(vote, person, a=1)

    ended = closed(vote)

    assert ended.state == ends
    assert bool(ended.count.figures) == (ends == COUNTED)


@pytest.mark.parametrize(("ballots", "ends"), [(0, SHORT), (4, SHORT), (5, COUNTED)])
def test_an_anonymous_vote_needs_five_ballots_and_throws_fewer_away(world, ballots, ends):
    people = crowd(world.community, 5)
    vote = put(world, is_anonymous=True)
    receipts = [
        actions.cast_sealed_ballot(vote, by=person, marks=keyed(a=1), at=MONDAY)
        for person in people[:ballots]
    ]

    ended = closed(vote)

    published = [receipt for receipt, _marks in ended.count.published]
    assert (ended.state, ended.count.voted) == (ends, ballots)
    assert published == (sorted(receipts) if ends == COUNTED else [])
    assert not Urn.objects.exists()
    assert set(HasVoted.objects.values_list("person_id", flat=True)) == {
        person.pk for person in people[:ballots]
    }


def test_who_has_voted_is_written_anew_in_another_order(world):
    people = crowd(world.community, 40)
    vote = put(world, is_anonymous=True)
    for person in people:
        actions.cast_sealed_ballot(vote, by=person, marks=keyed(a=1), at=MONDAY)
    before = list(HasVoted.objects.order_by("pk").values_list("pk", "person_id"))

    closed(vote)

    after = list(HasVoted.objects.order_by("pk").values_list("pk", "person_id"))
    assert {key for key, _person in after} & {key for key, _person in before} == set()
    assert [person for _key, person in after] != [person for _key, person in before]
    assert {person for _key, person in after} == {person for _key, person in before}


def test_withdraw_vote_ends_it_once_and_nothing_is_counted(world):
    people = crowd(world.community, 5)
    named, hidden = put(world), put(world, is_anonymous=True)
    voted(named, world.ben, a=1)
    for person in people:
        actions.cast_sealed_ballot(hidden, by=person, marks=keyed(a=1), at=MONDAY)

    first = [actions.withdraw_vote(vote, at=MONDAY) for vote in (named, hidden)]
    second = [actions.withdraw_vote(vote, at=MONDAY) for vote in (named, hidden)]

    assert (first, second) == ([True, True], [False, False])
    assert closed(hidden).state == Vote.State.WITHDRAWN
    assert not Count.objects.exists()
    assert not Urn.objects.exists()
    assert Ballot.objects.count() == 1


def test_who_left_has_voted_and_can_vote_no_more(world):
    vote = put(world)
    voted(vote, world.ben, b=1)
    world.community.memberships.filter(person=world.ben).update(until=MONDAY)

    ended = closed(vote)

    assert (ended.count.voted, ended.count.could) == (1, 2)
    assert ended.count.figures["winners"] == ["2"]
