"""The whole table of transitions: every state, every verb, everybody.

What it allows happens once; what it does not, not at all.
"""

from contextlib import suppress

import pytest
from django.db import transaction

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.ideas.actions import (
    NotAnswered,
    SmallTestRefused,
    begin_small_test,
    set_idea_aside,
    try_idea,
)
from guildhall.ideas.models import Answer, State
from guildhall.ideas.tests.worlds import plan
from guildhall.ideas.transitions import TABLE, Who, allows

pytestmark = pytest.mark.database

ADDRESSES = {
    "look_at_idea": "look-at",
    "take_up_idea": "take-up",
    "set_idea_aside": "not-now",
    "reopen_idea": "reopen",
}


@pytest.fixture
def clients(world, idea, as_person):
    """Ben wrote it, Ada stewards; Cleo is a member who is neither."""
    return {
        frozenset({Who.AUTHOR}): as_person(world.ben),
        frozenset({Who.STEWARD}): as_person(world.ada),
        frozenset(): as_person(world.cleo),
    }


def state_of(idea: Entry) -> str:
    return Entry.objects.get(pk=idea.pk).state


@pytest.mark.parametrize("verb", ADDRESSES)
def test_only_what_the_table_allows_happens(idea, clients, verb):
    path = f"/c/pumps/ideas/{idea.pk}/{ADDRESSES[verb]}/"
    wrong = []
    for state in State.values:
        for who, client in clients.items():
            with transaction.atomic():
                Entry.objects.filter(pk=idea.pk).update(state=state)
                answer = client.post(path, {"reason": "Because"})
                happened = (answer.status_code, state_of(idea), _number_of(verb))
                is_allowed = allows(verb, state=state, who=who)
                expected = (302, TABLE[verb].target, 1) if is_allowed else (403, state, 0)
                if happened != expected:
                    wrong.append((state, set(who), happened))
                transaction.set_rollback(True)

    assert wrong == []


@pytest.mark.parametrize("state", State.values)
def test_a_small_test_is_the_only_way_to_try_one(world, idea, state):
    Entry.objects.filter(pk=idea.pk).update(state=state)
    is_allowed = allows("try_idea", state=state, who={Who.HALL})

    with suppress(SmallTestRefused):
        begin_small_test(idea, by=world.cleo, plan=plan())

    assert set(TABLE) - set(ADDRESSES) == {"try_idea"}
    assert (_number_of("try_idea") == 1) == is_allowed


def test_every_verb_is_done_once_however_often_it_is_sent(world, idea):
    for _twice in range(2):
        try_idea(idea, by=world.ada, reason="Two weeks in Leeds")

    assert (_number_of("try_idea"), Answer.objects.count()) == (1, 1)


def test_what_needs_a_reason_is_not_done_without_one(world, idea, clients):
    with pytest.raises(NotAnswered):
        set_idea_aside(idea, by=world.ada, reason="  ")
    answer = clients[frozenset({Who.STEWARD})].post(f"/c/pumps/ideas/{idea.pk}/not-now/", {})

    assert (answer.status_code, state_of(idea)) == (422, State.NEW)


def test_a_small_test_moves_it_whoever_began_it():
    assert allows("try_idea", state=State.NEW, who={Who.HALL})
    assert not allows("take_up_idea", state=State.TRIED, who={Who.HALL})


def _number_of(verb: str) -> int:
    return Event.objects.filter(verb=TABLE[verb].event).count()
