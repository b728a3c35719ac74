"""The whole table of transitions: every state, every verb, everybody.

What it allows is done once; what it does not is refused, and nothing has changed.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction

from guildhall.activity.models import Event
from guildhall.commons.actions import post_reply
from guildhall.commons.models import Entry
from guildhall.communities.actions import give_role
from guildhall.communities.seats import take_seat
from guildhall.decisions import actions, policy, stewards_policy
from guildhall.decisions.models import Decision, State, VotePlan
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.tests.worlds import (
    NEXT_FRIDAY,
    SATURDAY,
    now,
    opened,
    state_of,
)
from guildhall.decisions.transitions import TABLE, Who, allows
from guildhall.kit.verdict import Verdict
from guildhall.people.models import Person
from guildhall.rounds.models import Objection

pytestmark = pytest.mark.database

Act = Callable[[Entry, Person], object]
OUTCOME = Outcome("We buy one in May.")


def _replies(entry: Entry) -> list:
    return list(entry.replies.all())


CONSENT: dict[str, tuple[Callable[..., Verdict], Act]] = {
    "open_decision": (
        policy.may_open_decision,
        lambda entry, by: actions.open_decision(entry, by=by),
    ),
    "withdraw_decision": (
        policy.may_withdraw_decision,
        lambda entry, by: actions.withdraw_decision(entry, by=by),
    ),
    "take_up_again": (
        policy.may_take_up_again,
        lambda entry, by: actions.take_up_again(entry, by=by),
    ),
    "agree_to_proposal": (
        policy.may_agree_to_proposal,
        lambda entry, by: actions.agree_to_proposal(entry, by=by),
    ),
    "abstain_from_proposal": (
        policy.may_abstain_from_proposal,
        lambda entry, by: actions.abstain_from_proposal(entry, by=by),
    ),
    "object_to_proposal": (
        policy.may_object_to_proposal,
        lambda entry, by: actions.object_to_proposal(entry, by=by, reason="Too loud."),
    ),
    "change_proposal": (
        policy.may_change_proposal,
        lambda entry, by: actions.change_proposal(
            entry, by=by, proposal="A quiet one.", until_on=NEXT_FRIDAY
        ),
    ),
    "extend_decision": (
        policy.may_extend_decision,
        lambda entry, by: actions.extend_decision(entry, by=by, until_on=NEXT_FRIDAY),
    ),
    "word_outcome": (
        policy.may_word_outcome,
        lambda entry, by: actions.word_outcome(entry, by=by, outcome=OUTCOME),
    ),
    "say_it_was_done": (
        policy.may_say_it_was_done,
        lambda entry, by: actions.say_it_was_done(entry, by=by),
    ),
    "say_what_was_done": (
        policy.may_say_what_was_done,
        lambda entry, by: actions.say_what_was_done(entry, by=by, words="One of two."),
    ),
    "say_not_done_yet": (
        policy.may_say_not_done_yet,
        lambda entry, by: actions.say_not_done_yet(entry, by=by),
    ),
    "ask_for_review": (
        policy.may_ask_for_review,
        lambda entry, by: actions.ask_for_review(entry, by=by, reason="The cellar is dry."),
    ),
    "keep_decision": (
        policy.may_keep_decision,
        lambda entry, by: actions.keep_decision(entry, by=by, look_again_on=None),
    ),
}
HEARING: dict[str, tuple[Callable[..., Verdict], Act]] = {
    "name_decider_of": (
        policy.may_name_decider_of,
        lambda entry, by: actions.name_decider_of(
            entry, by=by, decider=Person.objects.get(username="cleo")
        ),
    ),
    "add_theme": (
        policy.may_add_theme,
        lambda entry, by: actions.add_theme(
            entry, by=by, heard="Noise", did="A quiet one.", replies=_replies(entry)
        ),
    ),
    "make_decision": (
        policy.may_make_decision,
        lambda entry, by: actions.make_decision(entry, by=by, outcome=OUTCOME),
    ),
}
VOTE: dict[str, tuple[Callable[..., Verdict], Act]] = {
    "cast_ballot": (
        policy.may_cast_ballot,
        lambda entry, by: actions.cast_ballot(entry, by=by, marks={"1": 1}),
    ),
}

TOGETHER: dict[str, tuple[Callable[..., Verdict], Act]] = {
    "say_stewards_can": (
        stewards_policy.may_say_stewards_can,
        lambda entry, by: actions.say_stewards_can(entry, by=by),
    ),
    "say_stewards_cannot": (
        stewards_policy.may_say_stewards_cannot,
        lambda entry, by: actions.say_stewards_cannot(entry, by=by, reason="Too dear."),
    ),
    "take_back_stewards_word": (
        stewards_policy.may_take_back_stewards_word,
        lambda entry, by: actions.take_back_stewards_word(entry, by=by),
    ),
    "answer_stewards": (
        stewards_policy.may_answer_stewards,
        lambda entry, by: actions.answer_stewards(entry, by=by, answer="The city pays."),
    ),
    "prepare_anew": (
        stewards_policy.may_prepare_anew,
        lambda entry, by: actions.prepare_anew(entry, by=by),
    ),
}


def _wrong(entry: Entry, people: dict[str, Person], verb: str, may: Callable, act: Act) -> list:
    """Where what happened is not what the table says, for each state and each of the people."""
    wrong = []
    for state in State.values:
        for name, person in people.items():
            with transaction.atomic():
                Entry.objects.filter(pk=entry.pk).update(state=state)
                before = Event.objects.filter(verb=TABLE[verb].event).count()
                row = now(entry)
                row.entry.decision = row
                seat = take_seat("pumps", person)
                who = policy.relation_to(seat, row).who
                verdict = may(seat, row.entry)
                if verdict:
                    act(row.entry, person)
                number = Event.objects.filter(verb=TABLE[verb].event).count() - before
                is_allowed = allows(verb, state=state, who=who)
                target = TABLE[verb].target or state
                expected = (True, target, 1) if is_allowed else (False, state, 0)
                if (bool(verdict), state_of(entry), number) != expected:
                    wrong.append((state, name, bool(verdict), state_of(entry), number))
                transaction.set_rollback(True)
    return wrong


@pytest.fixture
def people(world, edda) -> dict[str, Person]:
    """Ben opens it, Ada stewards; Cleo and Edda take part, Dov is outside."""
    return {name: getattr(world, name) for name in ("ada", "ben", "cleo", "dov")}


@pytest.mark.parametrize("verb", CONSENT)
def test_by_consent_only_what_the_table_allows_happens(world, room, people, verb):
    entry = opened(room, world.ben)

    assert _wrong(entry, people, verb, *CONSENT[verb]) == []


@pytest.mark.parametrize("verb", VOTE)
def test_by_vote_only_what_the_table_allows_happens(world, room, people, verb):
    entry = opened(room, world.ben, way="vote", plan=VotePlan(kind="poll", options="Green\nBlue"))

    assert _wrong(entry, people, verb, *VOTE[verb]) == []


@pytest.mark.parametrize("verb", TOGETHER)
def test_together_only_what_the_table_allows_happens(world, room, people, edda, verb):
    """Ada said that the stewards can live with it; Edda stewards, too, and can't."""
    plan = VotePlan(kind="poll", options="Green\nBlue")
    entry = opened(room, world.ben, level="together", way="vote", plan=plan)
    give_role(room, person=edda, role="steward", by=world.ada)
    if verb != "say_stewards_can":
        actions.say_stewards_can(entry, by=world.ada)
    actions.say_stewards_cannot(entry, by=edda, reason="Too loud.")

    assert _wrong(entry, people, verb, *TOGETHER[verb]) == []


@pytest.mark.parametrize("verb", TOGETHER)
def test_where_members_decide_no_steward_says_a_word(world, room, people, verb):
    entry = opened(room, world.ben)
    entry.decision = now(entry)
    may, act = TOGETHER[verb]

    verdicts = [bool(may(take_seat("pumps", one), entry)) for one in people.values()]
    with pytest.raises(actions.DecisionRefused):
        act(entry, world.ada)

    assert verdicts == [False] * 4


@pytest.mark.parametrize("verb", HEARING)
def test_where_one_decides_only_what_the_table_allows_happens(world, room, people, clock, verb):
    entry = opened(room, world.ben, level="asked")
    if verb == "add_theme":
        post_reply(entry, by=world.cleo, body="It is too loud.")
    clock.move_to(SATURDAY)

    assert _wrong(entry, people, verb, *HEARING[verb]) == []


@pytest.mark.parametrize("state", State.values)
def test_the_clock_ends_only_what_is_open(world, room, clock, state):
    entry = opened(room, world.ben)
    Entry.objects.filter(pk=entry.pk).update(state=state)
    clock.move_to(SATURDAY)

    actions.close_due_decisions()

    is_allowed = allows("settle_decision", state=state, who={Who.HALL})
    assert state_of(entry) == (State.IN_FORCE if is_allowed else state)


@pytest.mark.parametrize("state", State.values)
def test_the_day_to_look_again_comes_only_for_what_is_in_force(world, room, clock, state):
    entry = opened(room, world.ben)
    Entry.objects.filter(pk=entry.pk).update(state=state)
    Decision.objects.update(look_again_on=dt.date(2026, 3, 7))
    clock.move_to(SATURDAY)

    actions.review_due_decisions()

    is_allowed = allows("review_decision", state=state, who={Who.HALL})
    assert state_of(entry) == (State.UNDER_REVIEW if is_allowed else state)


@pytest.mark.parametrize("state", State.values)
def test_objections_are_answered_and_taken_back_only_while_it_is_open(world, room, state):
    entry = opened(room, world.ben)
    objection = actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")
    Entry.objects.filter(pk=entry.pk).update(state=state)

    with suppress(actions.DecisionRefused):
        actions.answer_objector(objection, by=world.ben, answer="It stands in the cellar.")
    with suppress(actions.DecisionRefused):
        actions.take_back_objection(objection, by=world.cleo)

    is_open = allows("answer_objector", state=state, who={Who.OPENER})
    assert (Objection.objects.get().answered_at is not None) == is_open
    assert Objection.objects.get().withdrawn_at is None


def test_the_table_names_every_verb_that_is_tested():
    elsewhere = {
        "change_decision",
        "take_back_ballot",
        "take_back_voice",
        "take_back_objection",
        "answer_objector",
        "remove_theme",
        "settle_decision",
        "lapse_decision",
        "support_review",
        "take_back_support",
        "review_decision",
        "replace_decision",
    }

    assert {*CONSENT, *HEARING, *VOTE, *TOGETHER, *elsewhere} == set(TABLE)
