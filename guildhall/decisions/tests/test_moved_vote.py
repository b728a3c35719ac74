"""A vote that moves to another community, and an election by someone who no longer stewards."""

import datetime as dt

import pytest

from guildhall.ballots.models import Way
from guildhall.ballots.queries import who_takes_part
from guildhall.commons.actions import move_entry
from guildhall.communities.actions import end_role, give_role, join, open_room, start_community
from guildhall.communities.models import Community, RolePeriod
from guildhall.decisions import actions
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import VotePlan
from guildhall.decisions.tests.worlds import HERE, SATURDAY, opened, prepared, state_of
from guildhall.decisions.ways.voting import vote_of

TERM = dt.date(2027, 3, 1)


def election() -> dict:
    plan = VotePlan(kind=Way.ELECTION, options="Ada\nBen", elects_role="steward", term_ends_on=TERM)
    return {"way": "vote", "plan": plan}


@pytest.fixture
def valves(world) -> Community:
    valves = start_community("Valves", by=world.dov, purpose="Tight ones")
    open_room(valves, room=ROOM, by=world.dov)
    for person in (world.ada, world.ben):
        join(valves, person=person)
    valves.refresh_from_db()
    return valves


@pytest.mark.database
def test_an_election_that_moves_gives_no_role_where_it_arrives(world, room, valves, clock):
    entry = opened(room, world.ada, **election())
    actions.cast_ballot(entry, by=world.ada, marks={"1": 1})

    move_entry(entry, to=valves, by=world.ada)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    stewards = RolePeriod.objects.current().filter(community=valves, role="steward")
    assert state_of(entry) == "in_force"
    assert [one.person for one in stewards] == [world.dov]


def test_one_that_is_prepared_and_moves_gives_no_role_either(world, room, valves):
    entry = prepared(room, world.ada, **election())

    move_entry(entry, to=valves, by=world.ada)

    plan = VotePlan.objects.get(decision=entry.pk)
    assert (plan.elects_role, plan.term_ends_on) == ("", None)


def test_where_it_arrives_the_people_there_take_part(world, room, valves):
    entry = opened(room, world.ada, **election())
    move_entry(entry, to=valves, by=world.ada)
    entry.refresh_from_db()

    people = who_takes_part(vote_of(entry.decision)).order_by("name")

    assert list(people) == [world.ada, world.ben, world.dov]


def test_who_no_longer_stewards_opens_no_election_that_gives_a_role(world, room, as_person):
    entry = prepared(room, world.ada, **election())
    path = f"{HERE}{entry.pk}/open/"
    client = as_person(world.ada)
    own = RolePeriod.objects.current().get(community=room, role="steward")
    give_role(room, person=world.ben, role="steward", by=world.ada)
    end_role(own, by=world.ben)

    refused = client.post(path)
    VotePlan.objects.filter(decision=entry.pk).update(elects_role="")
    poll = client.post(path)

    assert refused.status_code == 403
    assert poll.status_code == 302
    assert state_of(entry) == "open"


@pytest.mark.database
def test_where_it_arrives_the_stewards_there_are_asked_anew(world, room, valves, clock):
    entry = opened(room, world.ada, level="together")
    actions.say_stewards_can(entry, by=world.ada)

    move_entry(entry, to=valves, by=world.ada)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    waits = state_of(entry)
    actions.say_stewards_can(entry, by=world.dov)

    assert (waits, state_of(entry)) == ("open", "in_force")
