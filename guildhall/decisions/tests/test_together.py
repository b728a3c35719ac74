"""Decided together: a steward's word comes before the count is taken for decided."""

import datetime as dt

import pytest

from guildhall.activity.verbs import undoings
from guildhall.ballots.models import Vote
from guildhall.communities.actions import give_role
from guildhall.decisions import actions
from guildhall.decisions.events import STEWARDS_CANNOT, STEWARDS_WORD_TAKEN_BACK
from guildhall.decisions.models import Decision, Level, State, StewardsWord, VotePlan
from guildhall.decisions.tests.worlds import (
    HERE,
    NEXT_FRIDAY,
    NEXT_SATURDAY,
    SATURDAY,
    frame,
    now,
    opened,
    prepared,
    state_of,
)
from guildhall.notifications.models import Notice

pytestmark = pytest.mark.database

A_DAY, A_WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
AN_HOUR = dt.timedelta(hours=1)


def together(room, by, **says):
    return opened(room, by, level="together", **says)


def vote_together(room, by, **says):
    plan = VotePlan(kind="poll", options="Green\nBlue", **says)
    return opened(room, by, level="together", way="vote", plan=plan)


def closed_at(clock, moment):
    clock.move_to(moment)
    actions.close_due_decisions()


def page(client, entry) -> str:
    return client.get(f"{HERE}{entry.pk}/").content.decode()


def notices() -> set[tuple[str, str]]:
    rows = Notice.objects.filter(rule__startswith="decision.stewards")
    return set(rows.values_list("person__username", "rule"))


def test_nothing_is_decided_together_before_a_steward_said_so(world, room, clock, as_person):
    entry = together(room, world.ben)
    actions.agree_to_proposal(entry, by=world.cleo)

    closed_at(clock, SATURDAY)
    waits = state_of(entry)
    answers = [as_person(world.ada).post(f"{HERE}{entry.pk}/stewards/can/") for _twice in range(2)]

    assert (waits, state_of(entry)) == (State.OPEN, State.IN_FORCE)
    assert [one.status_code for one in answers] == [302, 403]
    assert StewardsWord.objects.count() == 1


def test_members_deciding_wait_for_no_steward(world, room, clock):
    entry = opened(room, world.ben)

    closed_at(clock, SATURDAY)

    assert state_of(entry) == State.IN_FORCE


def test_a_steward_can_say_it_before_the_end(world, room, clock):
    entry = together(room, world.ben)
    actions.say_stewards_can(entry, by=world.ada)
    before = state_of(entry)

    closed_at(clock, SATURDAY)

    assert (before, state_of(entry)) == (State.OPEN, State.IN_FORCE)


def test_what_happens_if_no_steward_answers_is_said_before_and_happens(
    world, room, clock, as_person
):
    says = "If no steward answers within 7 days, it's decided.".replace("'", "&#x27;")
    entry = prepared(room, world.ben, level="together")
    form = as_person(world.ben).get(f"{HERE}prepare/").content.decode()
    shown = page(as_person(world.cleo), entry)
    actions.open_decision(entry, by=world.ben)

    closed_at(clock, SATURDAY)
    closed_at(clock, SATURDAY + A_WEEK - AN_HOUR)
    waits = state_of(entry)
    closed_at(clock, SATURDAY + A_WEEK)

    assert (says in form, says in shown) == (True, True)
    assert (waits, state_of(entry)) == (State.OPEN, State.IN_FORCE)


def test_stewards_are_asked_once_it_is_their_turn_and_no_one_else(world, room, clock, deliver):
    entry = together(room, world.ben)
    deliver()
    early = notices()

    closed_at(clock, SATURDAY)
    closed_at(clock, SATURDAY + AN_HOUR)
    deliver()

    assert early == set()
    assert notices() == {("ada", "decision.stewards_asked")}
    assert now(entry).stewards_asked_at == SATURDAY


def test_the_list_says_that_the_stewards_are_asked(world, room, clock, as_person):
    together(room, world.ben)
    before = as_person(world.cleo).get(HERE).content.decode()

    closed_at(clock, SATURDAY)
    after = as_person(world.cleo).get(HERE).content.decode()

    assert ["The stewards are asked" in one for one in (before, after)] == [False, True]


def test_a_reason_against_it_waits_for_an_answer_however_long(
    world, room, clock, as_person, deliver
):
    entry = together(room, world.ben)
    ada, ben = as_person(world.ada), as_person(world.ben)
    clock.move_to(SATURDAY)
    empty = ada.post(f"{HERE}{entry.pk}/stewards/cannot/", {"reason": " "})
    ada.post(f"{HERE}{entry.pk}/stewards/cannot/", {"reason": "We have no money."})

    closed_at(clock, SATURDAY + 4 * A_WEEK)
    waits, read = state_of(entry), page(as_person(world.cleo), entry)
    ben.post(f"{HERE}{entry.pk}/stewards/answer/", {"answer": "The city pays."})
    answered = state_of(entry)
    closed_at(clock, SATURDAY + 5 * A_WEEK)
    deliver()

    assert (empty.status_code, waits, answered) == (422, State.OPEN, State.OPEN)
    assert "We have no money." in read
    assert state_of(entry) == State.IN_FORCE
    assert {("ben", "decision.stewards_cannot"), ("ada", "decision.stewards_answered")} < notices()


def test_after_an_answer_the_page_says_again_what_silence_means(world, room, clock, as_person):
    entry = together(room, world.ben)
    clock.move_to(SATURDAY)
    actions.say_stewards_cannot(entry, by=world.ada, reason="We have no money.")
    waits = page(as_person(world.cleo), entry)
    actions.answer_stewards(entry, by=world.ben, answer="The city pays.")

    answered = page(as_person(world.cleo), entry)

    says = "If no steward says anything by Saturday, 14 March"
    assert (says in waits, says in answered) == (False, True)


def test_who_takes_a_yes_back_meanwhile_is_waited_for_again_and_then_the_stewards(
    world, room, clock, deliver
):
    entry = together(room, world.ben, quorum=1)
    actions.agree_to_proposal(entry, by=world.cleo)
    closed_at(clock, SATURDAY)
    actions.take_back_voice(entry, by=world.cleo)

    closed_at(clock, SATURDAY + 8 * A_DAY)
    deliver()
    waits = now(entry)
    actions.agree_to_proposal(entry, by=world.cleo)

    assert (waits.entry.state, waits.stewards_asked_at) == (State.OPEN, None)
    assert Notice.objects.filter(rule="decision.waits", person=world.ben).exists()
    assert (state_of(entry), now(entry).stewards_asked_at) == (State.OPEN, SATURDAY + 8 * A_DAY)


def test_after_an_answer_a_steward_can_still_not_live_with_it(world, room, clock):
    entry = together(room, world.ben)
    clock.move_to(SATURDAY)
    actions.say_stewards_cannot(entry, by=world.ada, reason="We have no money.")
    actions.answer_stewards(entry, by=world.ben, answer="The city pays.")

    actions.say_stewards_cannot(entry, by=world.ada, reason="It doesn't: I asked.")
    closed_at(clock, SATURDAY + 2 * A_WEEK)

    assert state_of(entry) == State.OPEN


def test_a_change_answers_it_and_everyone_is_asked_again(world, room, clock):
    entry = together(room, world.ben)
    actions.say_stewards_cannot(entry, by=world.ada, reason="We have no money.")

    actions.change_proposal(entry, by=world.ben, proposal="We rent one.", until_on=NEXT_FRIDAY)
    closed_at(clock, NEXT_SATURDAY)
    waits = state_of(entry)
    actions.say_stewards_can(entry, by=world.ada)

    assert (waits, state_of(entry)) == (State.OPEN, State.IN_FORCE)
    assert now(entry).outcome == "We rent one."


def test_a_word_taken_back_no_longer_counts(world, room, clock):
    entry = together(room, world.ben)
    actions.say_stewards_can(entry, by=world.ada)
    for _twice in range(2):
        actions.take_back_stewards_word(entry, by=world.ada)

    closed_at(clock, SATURDAY)

    assert state_of(entry) == State.OPEN


def test_a_reason_taken_back_counts_no_longer_as_an_objection():
    assert undoings()[STEWARDS_WORD_TAKEN_BACK].verb == STEWARDS_CANNOT


def test_one_steward_says_no_and_the_others_yes_does_not_hide_it(world, room, clock):
    give_role(room, person=world.cleo, role="steward", by=world.ada)
    entry = together(room, world.ben)
    actions.say_stewards_can(entry, by=world.ada)
    actions.say_stewards_cannot(entry, by=world.cleo, reason="The cellar is rented.")

    closed_at(clock, SATURDAY)
    waits = state_of(entry)
    actions.take_back_stewards_word(entry, by=world.cleo)

    assert (waits, state_of(entry)) == (State.OPEN, State.IN_FORCE)


def test_a_member_does_not_say_the_stewards_word(world, room, as_person):
    entry = together(room, world.ben)
    ben = as_person(world.ben)

    statuses = [
        ben.post(f"{HERE}{entry.pk}/stewards/{verb}/").status_code
        for verb in ("can", "cannot", "take-back", "answer")
    ]

    assert statuses == [403] * 4
    assert "Can the stewards live with it?" in page(ben, entry)
    assert "We can live with it" not in page(ben, entry)


def test_a_steward_does_not_answer_their_own_reason(world, room, as_person):
    entry = together(room, world.ada)
    actions.say_stewards_cannot(entry, by=world.ada, reason="We have no money.")

    answer = as_person(world.ada).post(f"{HERE}{entry.pk}/stewards/answer/", {"answer": "We do."})

    assert answer.status_code == 403
    assert StewardsWord.objects.waiting().exists()


def test_nothing_to_live_with_waits_for_no_steward(world, room, clock):
    entry = together(room, world.ben, if_silent="lapses")

    closed_at(clock, SATURDAY)

    assert state_of(entry) == State.LAPSED


def test_once_members_decide_no_steward_is_waited_for(world, room, clock):
    entry = together(room, world.ben)
    actions.say_stewards_cannot(entry, by=world.ada, reason="We have no money.")

    actions.change_decision(entry, by=world.ben, frame=frame(level="decide"))
    closed_at(clock, SATURDAY)

    assert (state_of(entry), now(entry).level) == (State.IN_FORCE, Level.MEMBERS_DECIDE)


def test_what_was_open_before_stewards_were_asked_is_decided_as_it_was_said(world, room, clock):
    entry = together(room, world.ben)
    Decision.objects.update(asks_stewards=False)

    closed_at(clock, SATURDAY)

    assert state_of(entry) == State.IN_FORCE


def test_a_vote_is_counted_for_all_and_then_waits_for_the_stewards(world, room, clock, as_person):
    entry = vote_together(room, world.ben)
    actions.cast_ballot(entry, by=world.cleo, marks={"2": 1})

    closed_at(clock, SATURDAY)
    seen = page(as_person(world.cleo), entry)
    waits = state_of(entry)
    actions.say_stewards_can(entry, by=world.ada)

    assert (waits, Vote.objects.get().state) == (State.OPEN, Vote.State.COUNTED)
    assert ("It is counted." in seen, "ballots.csv" in seen) == (True, True)
    assert (state_of(entry), now(entry).outcome) == (State.IN_FORCE, "Blue")


def test_a_result_that_is_hidden_stays_hidden_from_the_steward(world, room, as_person):
    entry = vote_together(room, world.ben, is_hidden=True)
    actions.cast_ballot(entry, by=world.cleo, marks={"2": 1})

    seen = page(as_person(world.ada), entry)

    assert "We can live with each of the options" in seen
    assert ("The result is shown when voting is over." in seen, "Blue: 1" in seen) == (True, False)


def test_until_it_is_counted_each_steward_is_asked_about_each_of_the_options(
    world, room, clock, edda, as_person
):
    give_role(room, person=edda, role="steward", by=world.ada)
    entry = vote_together(room, world.ben)
    actions.cast_ballot(entry, by=world.cleo, marks={"2": 1})
    actions.say_stewards_cannot(entry, by=world.ada, reason="Blue is sold out.")

    early = page(as_person(edda), entry)
    closed_at(clock, SATURDAY)
    counted = page(as_person(edda), entry)

    says = "We can live with each of the options"
    assert (says in early, says in counted) == (True, False)


def test_after_a_stewards_no_the_options_change_and_all_are_asked_again(
    world, room, clock, as_person
):
    entry = vote_together(room, world.ben)
    actions.cast_ballot(entry, by=world.cleo, marks={"2": 1})
    closed_at(clock, SATURDAY)
    early = as_person(world.ben).post(f"{HERE}{entry.pk}/prepare-anew/")
    actions.say_stewards_cannot(entry, by=world.ada, reason="Blue is sold out.")

    for _twice in range(2):
        as_person(world.ben).post(f"{HERE}{entry.pk}/prepare-anew/")
    anew = frame(level="together", way="vote", until_on=NEXT_FRIDAY)
    plan = VotePlan(kind="poll", options="Green\nRed")
    actions.change_decision(entry, by=world.ben, frame=_with(anew, plan))
    actions.open_decision(entry, by=world.ben)

    assert early.status_code == 403
    assert (state_of(entry), Vote.objects.count()) == (State.OPEN, 2)
    assert not StewardsWord.objects.current().exists()


def test_who_voted_is_told_that_the_options_change(world, room, clock, deliver):
    entry = vote_together(room, world.ben)
    actions.cast_ballot(entry, by=world.cleo, marks={"2": 1})
    actions.say_stewards_cannot(entry, by=world.ada, reason="Blue is sold out.")

    for _twice in range(2):
        actions.prepare_anew(entry, by=world.ada)
    deliver()

    told = Notice.objects.filter(rule="decision.prepared_anew").values_list("person__username")
    assert sorted(told) == [("ben",), ("cleo",)]


def test_an_election_offers_its_role_only_after_the_stewards_word(world, room, clock):
    plan = VotePlan(kind="election", options="Cleo\nBen", elects_role="facilitator")
    entry = opened(room, world.ada, level="together", way="vote", plan=plan)
    actions.cast_ballot(entry, by=world.ben, marks={"1": 1})

    closed_at(clock, SATURDAY)
    early = now(entry).role_offers.count()
    actions.say_stewards_can(entry, by=world.ada)

    assert (early, now(entry).role_offers.count()) == (0, 1)


def _with(said, plan):
    return type(said)(**{**{name: getattr(said, name) for name in said.__slots__}, "plan": plan})
