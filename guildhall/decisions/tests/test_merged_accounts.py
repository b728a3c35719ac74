"""Two accounts of one person in one round: they count once, and what they said last counts."""

import datetime as dt

import pytest

from guildhall.ballots.models import Ballot
from guildhall.communities.actions import give_role
from guildhall.decisions import actions
from guildhall.decisions.models import ReviewSupport, State, StewardsWord, VotePlan
from guildhall.decisions.tests.worlds import MONDAY, SATURDAY, now, opened, state_of
from guildhall.decisions.ways.voting import vote_of
from guildhall.people.actions import merge_accounts
from guildhall.rounds.models import Objection, Voice

pytestmark = pytest.mark.database

LATER = MONDAY + dt.timedelta(hours=1)


def ballots(entry) -> dict[str, dict]:
    rows = Ballot.objects.filter(vote=vote_of(now(entry))).select_related("person")
    return {one.person.username: one.marks for one in rows}


@pytest.mark.parametrize(
    ("last", "counts"), [("cleo", {"1": 1}), ("edda", {"2": 1})], ids=["stays", "closed"]
)
def test_of_two_ballots_the_later_counts(world, room, edda, clock, last, counts):
    plan = VotePlan(kind="poll", options="May\nJune", is_hidden=False)
    entry = opened(room, world.ben, way="vote", plan=plan)
    times = {name: LATER if name == last else MONDAY for name in ("cleo", "edda")}
    actions.cast_ballot(entry, by=world.cleo, marks={"1": 1}, at=times["cleo"])
    actions.cast_ballot(entry, by=edda, marks={"2": 1}, at=times["edda"])
    actions.cast_ballot(entry, by=world.ada, marks={"1": 1})

    merge_accounts(edda, into=world.cleo, by=world.ada)
    both = ballots(entry)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert both == {"ada": {"1": 1}, "cleo": counts}
    assert vote_of(now(entry)).count.voted == 2


def test_a_ballot_of_one_account_alone_goes_along(world, room, edda):
    entry = opened(room, world.ben, way="vote", plan=VotePlan(kind="poll", options="May\nJune"))
    actions.cast_ballot(entry, by=edda, marks={"2": 1})

    merge_accounts(edda, into=world.cleo, by=world.ada)

    assert ballots(entry) == {"cleo": {"2": 1}}


def test_a_count_that_is_over_stays_as_it_was(world, room, edda, clock):
    entry = opened(room, world.ben, way="vote", plan=VotePlan(kind="poll", options="May\nJune"))
    for person, option in ((world.cleo, "1"), (edda, "2")):
        actions.cast_ballot(entry, by=person, marks={option: 1})
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    merge_accounts(edda, into=world.cleo, by=world.ada)

    assert (vote_of(now(entry)).count.voted, len(ballots(entry))) == (2, 2)


def test_of_two_voices_the_later_counts(world, room, edda, clock):
    entry = opened(room, world.ben, quorum=2)
    actions.agree_to_proposal(entry, by=world.cleo, at=MONDAY)
    actions.agree_to_proposal(entry, by=edda, at=LATER)

    merge_accounts(edda, into=world.cleo, by=world.ada)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert [one.person.username for one in Voice.objects.all()] == ["cleo"]
    assert state_of(entry) == State.OPEN, "one person said yes, and two are needed"


def test_a_later_yes_takes_an_objection_back(world, room, edda):
    entry = opened(room, world.ben)
    actions.object_to_proposal(entry, by=edda, reason="Too loud.", at=MONDAY)
    actions.agree_to_proposal(entry, by=world.cleo, at=LATER)

    merge_accounts(edda, into=world.cleo, by=world.ada)

    assert Voice.objects.get().person == world.cleo
    assert Objection.objects.get().withdrawn_at is not None


def test_a_later_objection_takes_the_place_of_a_yes(world, room, edda):
    entry = opened(room, world.ben)
    actions.agree_to_proposal(entry, by=world.cleo, at=MONDAY)
    actions.object_to_proposal(entry, by=edda, reason="Too loud.", at=LATER)

    merge_accounts(edda, into=world.cleo, by=world.ada)

    assert not Voice.objects.exists()
    assert Objection.objects.waiting().get().person == world.cleo


def test_support_for_opening_again_counts_once(world, room, edda, clock):
    entry = opened(room, world.ben)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    actions.ask_for_review(entry, by=world.cleo, reason="Prices fell.")
    actions.support_review(entry, by=edda)

    merge_accounts(edda, into=world.cleo, by=world.ada)

    assert [one.person for one in ReviewSupport.objects.all()] == [world.cleo]
    assert state_of(entry) == State.IN_FORCE


@pytest.mark.parametrize("last", ["stays", "closed"])
def test_of_two_words_of_a_steward_the_later_counts(world, room, edda, clock, last):
    for one in (world.cleo, edda):
        give_role(room, person=one, role="steward", by=world.ada)
    entry = opened(room, world.ben, level="together")
    times = {"stays": MONDAY, "closed": MONDAY, last: LATER}
    actions.say_stewards_cannot(entry, by=world.cleo, reason="Too dear.", at=times["stays"])
    actions.say_stewards_can(entry, by=edda, at=times["closed"])

    merge_accounts(edda, into=world.cleo, by=world.ada)

    [word] = StewardsWord.objects.current()
    assert (word.by, word.reason) == (world.cleo, "Too dear." if last == "stays" else "")
