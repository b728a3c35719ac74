"""The whole table of a challenge: every state, every verb, everybody.

What it allows happens once; what it does not, not at all.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.communities.actions import join, leave_community
from guildhall.ideas import actions
from guildhall.ideas.challenge_states import BACK_TO_ITS_DAYS, ROWS, TABLE, Who, allows
from guildhall.ideas.models import GOING_ON, Challenge, ChallengeState
from guildhall.people.actions import arrive

pytestmark = pytest.mark.database

ADDRESSES = {
    "change_challenge": "challenges/{challenge}/edit/",
    "add_to_challenge": "challenges/{challenge}/add/",
    "put_into_challenge": "challenges/{challenge}/put-in/{outside}/",
    "take_out_of_challenge": "{inside}/take-out/",
    "name_decider": "challenges/{challenge}/decider/",
    "step_back_as_decider": "challenges/{challenge}/step-back/",
    "decide_challenge": "challenges/{challenge}/decide/",
    "call_off_challenge": "challenges/{challenge}/call-off/",
    "reopen_challenge": "challenges/{challenge}/reopen/",
}
BY_PEOPLE = [row.verb for row in ROWS if row.who != {Who.HALL}]


@dataclass
class Cast:
    entry: Entry
    clients: dict[Who, Client]
    ids: dict[str, int]


@pytest.fixture
def cast(world, challenge, as_person) -> Cast:
    """Ada stewards, Cleo decides; Ben is a member, with one idea in it and one outside."""
    edda = arrive("Edda")
    join(world.community, person=edda)
    inside = actions.add_to_challenge(challenge, by=world.ben, title="A board with shadows")
    outside = actions.add_idea(world.community, by=world.ben, title="Paint the handles")
    people = {Who.STEWARD: world.ada, Who.DECIDER: world.cleo, Who.MEMBER: world.ben}
    ids = {"challenge": challenge.pk, "inside": inside.pk, "outside": outside.pk}
    return Cast(challenge, {who: as_person(person) for who, person in people.items()}, ids)


def put(cast: Cast, state: str) -> None:
    Entry.objects.filter(pk=cast.entry.pk).update(state=state)
    ended_at = None if state in GOING_ON else timezone.now()
    Challenge.objects.filter(pk=cast.entry.pk).update(ended_at=ended_at)
    Entry.objects.filter(pk=cast.ids["inside"]).update(
        state="new" if state == ChallengeState.OPEN else "taken_up"
    )


def events_of(verb: str) -> int:
    return Event.objects.filter(verb=TABLE[verb].event).count()


def do(cast: Cast, who: Who, verb: str) -> None:
    today = timezone.localdate()
    fields = {
        "question": "Another question",
        "until_on": (today + dt.timedelta(days=20)).isoformat(),
        "decide_by": (today + dt.timedelta(days=30)).isoformat(),
        "decider": "Cleo" if verb == "change_challenge" else "Edda",
        "judged_by": "What it costs",
        "afterwards": "All get a reason",
        "title": "One more",
        "reason": "Because",
    }
    cast.clients[who].post(f"/c/pumps/ideas/{ADDRESSES[verb].format(**cast.ids)}", fields)


def what_differs(cast: Cast, who: Who, verb: str, state: str) -> str:
    """From the table; whatever was done is taken back."""
    with transaction.atomic():
        put(cast, state)
        before = events_of(verb)
        do(cast, who, verb)
        times = events_of(verb) - before
        after = Entry.objects.get(pk=cast.entry.pk).state
        transaction.set_rollback(True)
    roles = {who, Who.MEMBER} if who == Who.STEWARD else {who}
    may = allows(verb, state=state, who=roles)
    target = ChallengeState.OPEN if TABLE[verb].target == BACK_TO_ITS_DAYS else TABLE[verb].target
    expected = (target or state) if may else state
    may = may and not (verb == "put_into_challenge" and who == Who.STEWARD)  # not their idea
    if (times, after) == (int(may), expected):
        return ""
    return f"{who} may {verb} from {state}: {may}; {times} events, it is {after}"


@pytest.mark.parametrize("verb", BY_PEOPLE)
def test_only_what_the_table_allows_happens(cast, verb):
    wrong = [
        differs
        for state in ChallengeState.values
        for who in cast.clients
        if (differs := what_differs(cast, who, verb, state))
    ]

    assert wrong == []


@pytest.mark.parametrize("state", ChallengeState.values)
def test_the_clock_does_only_what_the_table_allows(world, cast, state):
    put(cast, state)
    leave_community(world.community, person=world.cleo)
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        for _twice in range(2):
            actions.pass_challenges_on()
            actions.close_challenges()

    for verb in ("pass_challenge_on", "close_challenge"):
        assert events_of(verb) == int(allows(verb, state=state, who={Who.HALL}))


def test_every_verb_by_people_has_an_address():
    assert set(BY_PEOPLE) == set(ADDRESSES)
