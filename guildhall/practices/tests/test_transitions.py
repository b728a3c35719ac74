"""The whole table of transitions: every state, every verb, everybody.

What it allows happens once; what it does not, not at all.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import post_reply, report_outcome
from guildhall.commons.models import Entry
from guildhall.communities.actions import give_role, join
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.practices.actions import open_rollout, pass_checks_on, set_rules, settle
from guildhall.practices.actions.checking import lapse_check
from guildhall.practices.models import Check, CheckState, RollOut, Rung, Way
from guildhall.practices.transitions import (
    CHECKING,
    CLIMBING,
    LADDER,
    ROLLING_OUT,
    TABLE,
    RollOutState,
    Who,
    allows,
)
from guildhall.practices.way_parts import PARTS

pytestmark = pytest.mark.database

PEOPLE = (Who.AUTHOR, Who.PEER, Who.CLAIMANT, Who.CHECKER, Who.BACKER, Who.STEWARD)
BY_PEOPLE = [row.verb for row in (*CHECKING, *CLIMBING, *ROLLING_OUT) if row.who != {Who.HALL}]
ADDRESSES = {
    "claim_check": "claim-check/",
    "let_go_of_check": "let-go-of-check/",
    "question_way": "question/",
    "check_once": "check/",
    "check_way": "check/",
    "take_back_check": "take-back-check/",
    "stand_behind": "stand-behind/",
    "step_back": "step-back/",
    "withdraw_way": "withdraw/",
    "bring_back_way": "bring-back/",
    "answer_question": "reply/",
    "open_rollout": "roll-out/",
}


@dataclass
class Cast:
    entry: Entry
    people: dict[Who, Person]
    clients: dict[Who, Client]


@pytest.fixture(params=["tip", "practice"])
def cast(request, world, units, edda, as_person) -> Cast:
    """Checkers are named here: everyone but the author and the steward is one."""
    names = {
        Who.AUTHOR: world.ben,
        Who.PEER: world.cleo,
        Who.CLAIMANT: edda,
        Who.STEWARD: world.ada,
    }
    for who in (Who.CHECKER, Who.BACKER):
        names[who] = arrive(who.capitalize())
        join(world.community, person=names[who])
    for who in (Who.PEER, Who.CLAIMANT, Who.CHECKER):
        give_role(world.community, person=names[who], role="checker", by=world.ada)
    set_rules(
        world.community,
        by=world.ada,
        checked_by_named=True,
        needs_second=False,
        look_again_months=12,
    )
    return Cast(
        request.getfixturevalue(request.param),
        names,
        {who: as_person(person) for who, person in names.items()},
    )


def is_all_of(who: Who, state: str) -> set[Who]:
    """What each of them is in this state.

    A claimant has claimed it, and a checker has checked it, only in some states. Any other checker
    is a peer, unless someone else is checking it.
    """
    is_claimed, has_names = (
        state == CheckState.CLAIMED,
        state in (CheckState.CHECKED, CheckState.ONCE),
    )
    if who == Who.CLAIMANT:
        return {Who.CLAIMANT, Who.PEER} if is_claimed else {Who.PEER}
    if who == Who.CHECKER:
        return {Who.CHECKER} if has_names else set() if is_claimed else {Who.PEER}
    return set() if who == Who.PEER and is_claimed else {who}


def put_check(cast: Cast, state: str) -> None:
    claimed = {
        "claimed_by": cast.people[Who.CLAIMANT],
        "claimed_until": timezone.now() + dt.timedelta(days=5),
    }
    none = {"claimed_by": None, "claimed_until": None}
    Way.objects.filter(pk=cast.entry.pk).update(
        check_state=state, **(claimed if state == CheckState.CLAIMED else none)
    )
    if state in (CheckState.CHECKED, CheckState.ONCE):
        Check.objects.create(way_id=cast.entry.pk, person=cast.people[Who.CHECKER])


def put_rung(cast: Cast, rung: str) -> None:
    """With evidence for “elsewhere”, so that only its state and the person decide."""
    Way.objects.filter(pk=cast.entry.pk).update(
        check_state=CheckState.CHECKED,
        parts={part.name: "x" for part in PARTS[cast.entry.kind]},
        stands_behind=cast.people[Who.BACKER] if rung == Rung.STANDARD else None,
    )
    for person, unit in ((cast.people[Who.PEER], "York"), (cast.people[Who.CLAIMANT], "Hull")):
        report_outcome(cast.entry, by=person, result="worked", unit_name=unit)
    Entry.objects.filter(pk=cast.entry.pk).update(state=rung)


def now(cast: Cast, of: str) -> str:
    if of == "check":
        return Way.objects.get(pk=cast.entry.pk).check_state
    return Entry.objects.get(pk=cast.entry.pk).state


def events_of(verb: str) -> int:
    return Event.objects.filter(verb=TABLE[verb].event).count()


def do(cast: Cast, who: Who, verb: str) -> None:
    fields = {"body": f"Because {verb}", "reason": "Because"}
    cast.clients[who].post(f"/c/pumps/tips/{cast.entry.pk}/{ADDRESSES[verb]}", fields)


def wrong_outcomes(cast: Cast, verb: str, states: list[str], put, of: str) -> list[str]:
    """Everybody tries it in every state; what differs from the table."""
    wrong = []
    for state in states:
        with transaction.atomic():
            put(cast, state)
            wrong += [found for who in PEOPLE if (found := _tried_by(who, cast, verb, state, of))]
            transaction.set_rollback(True)
    return wrong


def _tried_by(who: Who, cast: Cast, verb: str, state: str, of: str) -> str:
    """What differs from the table; whatever was done is taken back."""
    with transaction.atomic():
        do(cast, who, verb)
        times, after = events_of(verb), now(cast, of)
        transaction.set_rollback(True)
    may = allows(verb, state=state, who=is_all_of(who, state))
    target = TABLE[verb].target
    has_moved = after == target if may and target else may or after == state
    if times == int(may) and has_moved:
        return ""
    return f"{who} may {verb} from {state}: {may}; {times} events, it is {after}"


@pytest.mark.parametrize(
    "verb", [row.verb for row in CHECKING if row.verb in BY_PEOPLE and row.verb != "check_once"]
)
def test_every_check_state_and_everybody(cast, verb):
    assert wrong_outcomes(cast, verb, list(CheckState.values), put_check, "check") == []


def test_the_first_of_two_checkers_everybody_in_every_state(cast, world):
    set_rules(
        world.community,
        by=world.ada,
        checked_by_named=True,
        needs_second=True,
        look_again_months=12,
    )
    states = [state for state in CheckState.values if state != CheckState.ONCE]

    assert wrong_outcomes(cast, "check_once", states, put_check, "check") == []


@pytest.mark.parametrize("verb", [row.verb for row in CLIMBING if row.verb in BY_PEOPLE])
def test_every_rung_and_everybody(cast, verb):
    assert wrong_outcomes(cast, verb, list(Rung.values), put_rung, "rung") == []


def test_every_state_of_a_rollout_and_everybody(cast, world, units):
    asks = [(units.york, cast.people[Who.PEER])]
    wrong = []
    for verb in (row.verb for row in ROLLING_OUT):
        for state in RollOutState:
            for who in PEOPLE:
                with transaction.atomic():
                    found = None
                    if state != RollOutState.NONE:
                        found = open_rollout(cast.entry, by=world.ada, asks=asks)
                        if state == RollOutState.CLOSED:
                            RollOut.objects.filter(pk=found.pk).update(closed_at=timezone.now())
                    before = events_of(verb)
                    if verb == "open_rollout":
                        fields = {f"unit_{units.york.pk}": cast.people[Who.PEER].pk}
                        cast.clients[who].post(f"/c/pumps/tips/{cast.entry.pk}/roll-out/", fields)
                    elif found:
                        act = verb.removesuffix("_rollout")
                        cast.clients[who].post(f"/c/pumps/tips/rollouts/{found.pk}/{act}/")
                    may = allows(verb, state=state, who={who})
                    is_open = RollOut.objects.is_open().filter(way=cast.entry.pk).exists()
                    expected = (
                        TABLE[verb].target == RollOutState.OPEN
                        if may
                        else state == RollOutState.OPEN
                    )
                    if (events_of(verb) - before, is_open) != (int(may), expected):
                        wrong.append(
                            f"{who}, {verb} from {state}: {events_of(verb) - before} events, "
                            f"open {is_open}, may {may}"
                        )
                    transaction.set_rollback(True)

    assert wrong == []


@pytest.mark.parametrize("state", CheckState.values)
def test_what_the_hall_itself_does_to_a_check(cast, world, state):
    """The clock passes claims on, and another text makes a check lapse.

    Reports count only where no checkers are named and no question waits.
    """
    put_check(cast, state)
    Way.objects.filter(pk=cast.entry.pk, check_state=CheckState.CLAIMED).update(
        claimed_until=timezone.now()
    )
    with transaction.atomic():
        pass_checks_on()
        assert events_of("pass_check_on") == int(
            allows("pass_check_on", state=state, who={Who.HALL})
        )
        transaction.set_rollback(True)
    with transaction.atomic():
        lapse_check(cast.entry)
        assert events_of("lapse_check") == int(allows("lapse_check", state=state, who={Who.HALL}))
        transaction.set_rollback(True)

    set_rules(
        world.community,
        by=world.ada,
        checked_by_named=False,
        needs_second=False,
        look_again_months=12,
    )
    for person, unit in ((cast.people[Who.PEER], "York"), (cast.people[Who.CLAIMANT], "Hull")):
        report_outcome(cast.entry, by=person, result="worked", unit_name=unit)
    counts = allows("count_as_check", state=state, who={Who.HALL})
    assert events_of("count_as_check") == int(counts)
    assert (now(cast, "check") == CheckState.CHECKED) == (counts or state == CheckState.CHECKED)


@pytest.mark.parametrize("rung", Rung.values)
def test_evidence_moves_every_rung_but_a_withdrawn_one(cast, rung):
    put_rung(cast, rung)
    before = Event.objects.filter(verb=TABLE["settle"].event).count()
    settle(cast.entry.pk)
    settle(cast.entry.pk)

    expected = {Rung.WITHDRAWN: Rung.WITHDRAWN, Rung.STANDARD: Rung.STANDARD}.get(
        Rung(rung), Rung.ELSEWHERE
    )
    assert now(cast, "rung") == expected
    assert Event.objects.filter(verb=TABLE["settle"].event).count() - before == int(
        expected != rung
    )


def test_an_answer_of_an_author_frees_only_what_waits_for_it(cast):
    for state in CheckState.values:
        with transaction.atomic():
            put_check(cast, state)
            post_reply(cast.entry, by=cast.people[Who.AUTHOR], body="Like this")
            assert events_of("answer_question") == int(state == CheckState.QUESTIONED), state
            transaction.set_rollback(True)


def test_the_table_names_every_state_and_one_event_a_verb():
    assert {state for row in CHECKING for state in row.sources} == set(CheckState.values)
    assert {state for row in CLIMBING for state in row.sources} == LADDER | {Rung.WITHDRAWN}
    assert len(TABLE) == len((*CHECKING, *CLIMBING, *ROLLING_OUT))
