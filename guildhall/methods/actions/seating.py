"""Who is here, and where they sit: dealt by lot or by unit, and moved on for the next round."""

import random
from random import Random

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from guildhall.commons.models import touch_entry
from guildhall.kit.words import without_controls
from guildhall.methods.actions.locking import SessionRefused, locked
from guildhall.methods.cards import METHODS
from guildhall.methods.dealing import By, Seats, deal, move_on, roles_dealt, tables_for
from guildhall.methods.models import Here, Session, Table
from guildhall.people.models import Person, UnitPeriod

MOST_TABLES = 60
MOST_HERE = 500


def be_here(session: Session, *, by: Person) -> None:
    """Twice is harmless. Raises SessionRefused."""
    with transaction.atomic():
        session = locked(session, "be_here")
        if session.people.count() >= MOST_HERE:
            raise SessionRefused(_("So many are here that the list is full."))
        Here.objects.get_or_create(session=session, person=by)
        _seats_changed(session)


def step_out(session: Session, *, by: Person) -> None:
    """Twice is harmless. What they wrote stays at the table. Raises SessionRefused."""
    with transaction.atomic():
        session = locked(session, "step_out")
        Here.objects.filter(session=session, person=by).delete()
        _seats_changed(session)


def add_table(session: Session, *, by: Person, name: str = "") -> Table:
    """One more table, or a topic of an open space. The same name twice is one table.

    Raises SessionRefused.
    """
    name = " ".join(without_controls(name).split())[:80]
    with transaction.atomic():
        session = locked(session, "add_table")
        earlier = session.tables.filter(name=name).first() if name else None
        if earlier:
            return earlier
        table = _next_table(session, name)
        _seats_changed(session)
    return table


def deal_tables(
    session: Session, *, by: Person, size: int, way: By = By.LOT, lot: Random | None = None
) -> None:
    """Seat everyone who is here at tables of at most `size` people, with the roles of the method.

    Tables that are there already are used first, and none is removed. Raises SessionRefused.
    """
    lot = lot or random.SystemRandom()
    with transaction.atomic():
        session = locked(session, "deal")
        people = list(session.people.values_list("person_id", flat=True))
        number = tables_for(len(people), size=size)
        tables = list(session.tables.all())[:number]
        while len(tables) < number:
            tables.append(_next_table(session, ""))
        seats = deal(_units(people), tables=number, by=way, lot=lot)
        method = METHODS.get(session.method)
        roles = roles_dealt(seats, method.roles, lot=lot) if method else {}
        _seat(session, seats, tables, roles)


def move_everyone_on(session: Session, *, by: Person) -> None:
    """The next round: hosts stay, everyone else goes on to another table. Raises SessionRefused."""
    with transaction.atomic():
        session = locked(session, "move_on")
        seated = list(session.people.exclude(table=None))
        used = {one.table_id for one in seated}
        tables = [table for table in session.tables.all() if table.pk in used]
        places = {table.pk: place for place, table in enumerate(tables)}
        seats = {one.person_id: places[one.table_id or 0] for one in seated}
        roles = {one.person_id: one.role for one in seated}
        hosts = {person for person, role in roles.items() if role}
        moved = move_on(seats, hosts=hosts, tables=len(tables))
        _seat(session, moved, tables, roles)


def _next_table(session: Session, name: str) -> Table:
    """Raises SessionRefused."""
    last = session.tables.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_TABLES:
        raise SessionRefused(_("There are as many tables as a session can have."))
    return Table.objects.create(session=session, number=last + 1, name=name)


def _units(people: list[int]) -> dict[int, str]:
    """The unit of each now, empty for those without one. One query."""
    periods = UnitPeriod.objects.filter(person__in=people, until__isnull=True)
    known = dict(periods.values_list("person_id", "unit__name"))
    return {person: known.get(person, "") for person in people}


def _seat(session: Session, seats: Seats, tables: list[Table], roles: dict[int, str]) -> None:
    here = list(session.people.filter(person__in=seats))
    for one in here:
        one.table, one.role = tables[seats[one.person_id]], roles.get(one.person_id, "")
    Here.objects.bulk_update(here, ["table", "role"])
    _seats_changed(session)


def _seats_changed(session: Session) -> None:
    """Those who look ask for the seats anew."""
    Session.objects.filter(pk=session.pk).update(seats_version=F("seats_version") + 1)
    touch_entry(session.entry)
