"""The stewards' word is said by stewards of the place, read by its members, and counts once."""

import datetime as dt

import pytest
from django.test import Client

from guildhall.activity.models import Event
from guildhall.ballots.models import Ballot
from guildhall.commons.actions import move_entry
from guildhall.communities.actions import (
    change_community,
    end_role,
    give_role,
    join,
    open_room,
    start_community,
)
from guildhall.communities.models import RolePeriod
from guildhall.decisions import actions
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import State, StewardsWord, VotePlan
from guildhall.decisions.tests.worlds import HERE, SATURDAY, frame, now, opened, state_of
from guildhall.notifications.models import Notice
from guildhall.people.actions import merge_accounts

pytestmark = pytest.mark.database
REASON = "We have no money."
A_WEEK = dt.timedelta(days=7)


@pytest.fixture
def entry(world, room):
    return opened(room, world.ben, level="together")


def closed_at(clock, moment):
    clock.move_to(moment)
    actions.close_due_decisions()


def say(client, entry, verb="can", **typed) -> int:
    return client.post(f"{HERE}{entry.pk}/stewards/{verb}/", typed).status_code


def test_the_reason_is_in_nothing_that_others_read(world, room, entry, deliver, as_person):
    change_community(room, by=world.ada, visibility="open")
    actions.say_stewards_cannot(entry, by=world.ada, reason=REASON)
    deliver()

    outside = [Client(), as_person(world.dov)]
    pages = [one.get(f"{HERE}{entry.pk}/").content.decode() for one in outside]

    assert not any(REASON in page or "Can the stewards" in page for page in pages)
    assert REASON not in str([*Event.objects.values_list("detail", flat=True)])
    assert REASON not in str([*Notice.objects.values_list("detail", flat=True)])
    assert not Notice.objects.filter(person=world.dov).exists()


def test_who_no_longer_stewards_says_nothing_more(world, room, entry, as_person):
    role = give_role(room, person=world.cleo, role="steward", by=world.ada)
    cleo = as_person(world.cleo)
    first = say(cleo, entry)
    end_role(RolePeriod.objects.get(pk=role.pk), by=world.ada)

    assert first == 302
    assert [say(cleo, entry, one) for one in ("cannot", "take-back")] == [403, 403]


def test_the_yes_of_someone_who_no_longer_stewards_decides_nothing(
    world, room, entry, clock, as_person
):
    role = give_role(room, person=world.cleo, role="steward", by=world.ada)
    actions.say_stewards_can(entry, by=world.cleo)
    end_role(RolePeriod.objects.get(pk=role.pk), by=world.ada)

    closed_at(clock, SATURDAY)
    waits, read = state_of(entry), as_person(world.ben).get(f"{HERE}{entry.pk}/").content.decode()
    closed_at(clock, SATURDAY + A_WEEK)

    assert "Cleo: the stewards can live with it." not in read
    assert (waits, state_of(entry)) == (State.OPEN, State.IN_FORCE)


def test_the_reason_of_someone_who_no_longer_stewards_has_its_answer_first(
    world, room, entry, clock
):
    role = give_role(room, person=world.cleo, role="steward", by=world.ada)
    actions.say_stewards_cannot(entry, by=world.cleo, reason=REASON)
    end_role(RolePeriod.objects.get(pk=role.pk), by=world.ada)
    actions.say_stewards_can(entry, by=world.ada)

    closed_at(clock, SATURDAY)
    waits = state_of(entry)
    actions.answer_stewards(entry, by=world.ada, answer="The city pays.")

    assert (waits, state_of(entry)) == (State.OPEN, State.IN_FORCE)


def test_moved_it_waits_for_the_stewards_where_it_arrives(world, room, entry, clock, as_person):
    valves = start_community("Valves", by=world.dov, purpose="Tight ones")
    open_room(valves, room=ROOM, by=world.dov)
    for person in (world.ada, world.ben):
        join(valves, person=person)
    actions.say_stewards_can(entry, by=world.ada)
    move_entry(entry, to=valves, by=world.ada)

    closed_at(clock, SATURDAY)
    there = f"/c/valves/decisions/{entry.pk}/stewards/can/"
    answers = [as_person(one).post(there).status_code for one in (world.ada, world.ben, world.dov)]

    assert answers == [403, 403, 302]


def test_two_accounts_of_a_steward_are_one(world, room, entry, clock):
    give_role(room, person=world.cleo, role="steward", by=world.ada)
    actions.say_stewards_can(entry, by=world.cleo)
    actions.say_stewards_cannot(entry, by=world.ada, reason=REASON)

    merge_accounts(world.cleo, into=world.ada, by=world.ada)
    words = list(StewardsWord.objects.current().values_list("by__username", "reason"))

    assert words == [("ada", REASON)]


def test_the_word_of_one_account_goes_along(world, room, entry, clock):
    give_role(room, person=world.cleo, role="steward", by=world.ada)
    actions.say_stewards_can(entry, by=world.cleo)

    merge_accounts(world.cleo, into=world.ada, by=world.ada)
    closed_at(clock, SATURDAY)

    assert StewardsWord.objects.get().by == world.ada
    assert state_of(entry) == State.IN_FORCE


def test_what_was_counted_stays_while_the_stewards_are_asked(world, room, clock):
    plan = VotePlan(kind="poll", options="Green\nBlue", is_hidden=True)
    entry = opened(room, world.ben, level="together", way="vote", plan=plan)
    actions.cast_ballot(entry, by=world.cleo, marks={"2": 1})
    closed_at(clock, SATURDAY)

    actions.take_back_ballot(entry, by=world.cleo)
    with pytest.raises(actions.DecisionRefused):
        actions.cast_ballot(entry, by=world.ben, marks={"1": 1})
    actions.say_stewards_can(entry, by=world.ada)

    assert (Ballot.objects.count(), now(entry).outcome) == (1, "Blue")


def test_who_prepares_a_vote_anew_reads_no_hidden_result_and_gives_no_less_say(
    world, room, as_person
):
    plan = VotePlan(kind="poll", options="Green\nBlue", is_hidden=True)
    entry = opened(room, world.ben, level="together", way="vote", plan=plan)
    actions.cast_ballot(entry, by=world.cleo, marks={"2": 1})
    actions.say_stewards_cannot(entry, by=world.ada, reason=REASON)
    ada = as_person(world.ada)
    ada.post(f"{HERE}{entry.pk}/prepare-anew/")

    read = [ada.get(f"{HERE}{entry.pk}/{one}") for one in ("", "ballots.csv", "ballots.json")]
    with pytest.raises(actions.DecisionRefused, match="It can't become less"):
        actions.change_decision(entry, by=world.ada, frame=frame(level="shape", way="hearing"))

    assert [one.status_code for one in read] == [200, 404, 404]
    assert "Blue: 1" not in read[0].content.decode()
