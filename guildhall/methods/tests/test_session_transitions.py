"""The whole table of a session: every state, every verb, everybody.

What it allows happens once; what it does not, not at all.
"""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client

from guildhall.commons.models import Entry
from guildhall.methods.actions import add_table, be_here, begin_session, go_on, pause_session
from guildhall.methods.models import Here, Session, SessionState, Table
from guildhall.methods.session_states import ROWS, TABLE, Who, allows
from guildhall.people.models import Person

pytestmark = pytest.mark.database

RUN = "/c/pumps/methods/{id}/run/"
ADDRESSES = {
    "change_steps": "/c/pumps/methods/{id}/steps/",
    "begin": f"{RUN}begin/",
    "pause": f"{RUN}pause/",
    "resume": f"{RUN}resume/",
    "next": f"{RUN}1/next/",
    "previous": f"{RUN}1/previous/",
    "more_time": f"{RUN}more/",
    "less_time": f"{RUN}less/",
    "lead": f"{RUN}lead/",
    "be_here": f"{RUN}here/",
    "step_out": f"{RUN}away/",
    "deal": f"{RUN}deal/",
    "move_on": f"{RUN}move-on/",
    "add_table": f"{RUN}tables/",
    "write": f"{RUN}tables/{{table}}/",
    "end": f"{RUN}end/",
    "reopen": f"{RUN}reopen/",
}
FIELDS = {
    "steps": "5 Another",
    "way": "lot",
    "size": "2",
    "name": "Seals",
    "began": "",
    "wrote": "Rinse",
}


@dataclass
class Cast:
    session: Session
    table: Table
    clients: dict[Who, Client]
    people: dict[Who, Person]


@pytest.fixture
def cast(world, session, as_person) -> Cast:
    begin_session(session, by=world.ben)
    go_on(session, by=world.ben, seen=0)
    table = session.tables.get()
    add_table(session, by=world.ben, name="Pumps")
    people = {Who.LEADER: world.ben, Who.STEWARD: world.ada, Who.MEMBER: world.cleo}
    return Cast(session, table, {who: as_person(one) for who, one in people.items()}, people)


def prepare(cast: Cast, who: Who, verb: str, state: SessionState) -> None:
    """So that the verb, where it may be done, has something to do."""
    if verb == "resume":
        pause_session(cast.session, by=cast.people[Who.LEADER])
    for number, person in enumerate(cast.people.values()):
        if verb != "be_here":
            be_here(cast.session, by=person)
        if verb == "move_on":
            table = cast.session.tables.all()[number % 2]
            Here.objects.filter(person=person).update(table=table)
    Entry.objects.filter(pk=cast.session.pk).update(state=state)


def what_is(cast: Cast) -> tuple:
    """All that a verb can change."""
    session = Session.objects.filter(pk=cast.session.pk).values()[0]
    state = Entry.objects.get(pk=cast.session.pk).state
    tables = list(Table.objects.order_by("pk").values_list("pk", "name", "text"))
    here = list(Here.objects.order_by("pk").values_list("person", "table", "role"))
    return session, state, tables, here


def what_differs(cast: Cast, who: Who, verb: str, state: SessionState) -> str:
    """From the table; whatever was done is taken back."""
    with transaction.atomic():
        prepare(cast, who, verb, state)
        before = what_is(cast)
        address = ADDRESSES[verb].format(id=cast.session.pk, table=cast.table.pk)
        cast.clients[who].post(address, FIELDS)
        after = what_is(cast)
        transaction.set_rollback(True)
    may = allows(verb, state=state, who={who})
    expected = (TABLE[verb].target or state) if may else state
    if (before != after, after[1]) == (may, expected):
        return ""
    return f"{who} may {verb} from {state}: {may}; it changed: {before != after}, it is {after[1]}"


@pytest.mark.parametrize("verb", [row.verb for row in ROWS])
def test_every_state_and_everybody(cast, verb):
    wrong = [what_differs(cast, who, verb, state) for state in SessionState for who in cast.people]

    assert [one for one in wrong if one] == []


@pytest.mark.parametrize("verb", [row.verb for row in ROWS])
def test_who_isnt_a_member_changes_nothing(cast, world, as_person, verb):
    cast.clients[Who.MEMBER] = as_person(world.dov)
    for state in SessionState:
        with transaction.atomic():
            prepare(cast, Who.MEMBER, verb, state)
            before = what_is(cast)
            address = ADDRESSES[verb].format(id=cast.session.pk, table=cast.table.pk)
            cast.clients[Who.MEMBER].post(address, FIELDS)
            after = what_is(cast)
            transaction.set_rollback(True)

        assert before == after


def test_the_table_names_every_state():
    assert {state for row in ROWS for state in row.sources} == set(SessionState.values)
    assert len(TABLE) == len(ROWS) == len(ADDRESSES)
