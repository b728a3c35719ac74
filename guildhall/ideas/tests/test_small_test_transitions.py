"""The whole table of a small test: every state, every verb, everybody.

What it allows happens once; what it does not, not at all.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.communities.actions import join, leave_community
from guildhall.ideas.actions import (
    add_to_log,
    ask_what_was_learned,
    begin_team,
    join_idea,
    join_team,
    pass_small_tests_on,
)
from guildhall.ideas.models import Helping, SmallTest, TestState
from guildhall.ideas.small_test_states import ROWS, TABLE, Who, allows
from guildhall.people.actions import arrive
from guildhall.people.models import Person

pytestmark = pytest.mark.database

PEOPLE = (Who.OWNER, Who.HELPER, Who.STEWARD, Who.TEAMMATE, Who.MEMBER)
ADDRESSES = {
    "change_small_test": "edit/",
    "add_to_log": "log/",
    "take_back_figure": "figures/{figure}/take-back/",
    "help_with_test": "help/",
    "stop_helping": "stop-helping/",
    "extend_small_test": "more-time/",
    "take_over_test": "take-over/",
    "finish_small_test": "learned/",
    "stop_small_test": "stop/",
    "reopen_small_test": "reopen/",
    "resume_small_test": "carry-on/",
}
BY_PEOPLE = [row.verb for row in ROWS if row.who != {Who.HALL}]


@dataclass
class Cast:
    entry: Entry
    figure_id: int
    people: dict[Who, Person]
    clients: dict[Who, Client]


@pytest.fixture
def cast(world, small_test, as_person) -> Cast:
    member, teammate = arrive("Edda"), arrive("Finn")
    join(world.community, person=member)
    join(world.community, person=teammate)
    idea = small_test.small_test.idea
    join_idea(idea, joined_as="help", by=teammate)
    begin_team(idea, name="Crew", by=world.ben)
    join_team(idea, by=teammate)
    names = {
        Who.OWNER: world.ben,
        Who.HELPER: world.cleo,
        Who.STEWARD: world.ada,
        Who.TEAMMATE: teammate,
        Who.MEMBER: member,
    }
    Helping.objects.create(test=small_test.small_test, person=world.cleo)
    add_to_log(small_test, by=world.ben, value=Decimal(4))
    return Cast(
        small_test,
        small_test.small_test.figures.get().pk,
        names,
        {who: as_person(person) for who, person in names.items()},
    )


def put(cast: Cast, state: str) -> None:
    ended_at = None if state == TestState.RUNNING else timezone.now()
    Entry.objects.filter(pk=cast.entry.pk).update(state=state)
    SmallTest.objects.filter(pk=cast.entry.pk).update(ended_at=ended_at)


def events_of(verb: str) -> int:
    return Event.objects.filter(verb=TABLE[verb].event).count()


def do(cast: Cast, who: Who, verb: str) -> None:
    day = (timezone.localdate() + dt.timedelta(days=20)).isoformat()
    fields = {
        "doing": "Seal two plugs",
        "belief": "They stay dry",
        "until_on": day,
        "body": "It rained",
        "result": "partly",
        "learned": "Two of ten leak",
    }
    address = ADDRESSES[verb].format(figure=cast.figure_id)
    cast.clients[who].post(f"/c/pumps/ideas/tests/{cast.entry.pk}/{address}", fields)


def what_differs(cast: Cast, who: Who, verb: str, state: str) -> str:
    """From the table; whatever was done is taken back."""
    with transaction.atomic():
        put(cast, state)
        before = events_of(verb)
        do(cast, who, verb)
        times = events_of(verb) - before
        after = Entry.objects.get(pk=cast.entry.pk).state
        transaction.set_rollback(True)
    may = allows(verb, state=state, who={who})
    expected = (TABLE[verb].target or state) if may else state
    if (times, after) == (int(may), expected):
        return ""
    return f"{who} may {verb} from {state}: {may}; {times} events, it is {after}"


@pytest.mark.parametrize("verb", [verb for verb in BY_PEOPLE if verb != "take_over_test"])
def test_every_state_and_everybody(cast, verb):
    wrong = [what_differs(cast, who, verb, state) for state in TestState for who in PEOPLE]

    assert [one for one in wrong if one] == []


def test_taking_over_is_for_helpers_and_stewards_once_its_owner_left(cast, world):
    asked = (Who.HELPER, Who.STEWARD, Who.MEMBER)
    for who in asked:
        do(cast, who, "take_over_test")
    while_here = events_of("take_over_test")
    leave_community(world.community, person=world.ben)

    wrong = [
        what_differs(cast, who, "take_over_test", state) for state in TestState for who in asked
    ]

    assert while_here == 0
    assert [one for one in wrong if one] == []


@pytest.mark.parametrize("state", list(TestState))
def test_the_clock_asks_only_while_it_runs(cast, state):
    put(cast, state)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    SmallTest.objects.filter(pk=cast.entry.pk).update(until_on=yesterday)

    for _twice in range(2):
        ask_what_was_learned()
    SmallTest.objects.exclude(asked_at=None).update(asked_at=timezone.now() - dt.timedelta(days=8))
    for _twice in range(2):
        pass_small_tests_on()

    may = int(allows("ask_what_was_learned", state=state, who={Who.HALL}))
    assert (events_of("ask_what_was_learned"), events_of("pass_small_test_on")) == (may, may)


def test_the_table_names_every_state_and_one_event_a_verb():
    assert {state for row in ROWS for state in row.sources} == set(TestState.values)
    assert len({row.event for row in ROWS}) == len(ROWS) == len(TABLE)
