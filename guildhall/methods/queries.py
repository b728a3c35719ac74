"""Sessions with what is around them, as their pages and those who look read them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat
from guildhall.methods.cards import METHODS, Method
from guildhall.methods.events import RUN_SHEET, SESSION
from guildhall.methods.models import Here, Session, SessionState, Table

MOST_SHEETS = 50


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table with the people who sit there."""

    table: Table
    people: list[Here]
    is_own: bool


def session_at(seat: Seat, entry_id: int) -> Entry | None:
    """A session with its row, leader and run sheet; None where the seat does not see it."""
    rows = _session.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.community = seat.community
    entry.session.entry = entry
    return entry


def run_sheet_at(seat: Seat, entry_id: int) -> Entry | None:
    rows = _run_sheet.rows(seat, entry_id)
    if not rows:
        return None
    rows[0].community = seat.community
    return rows[0]


def method_of(session: Session) -> Method | None:
    return METHODS.get(session.method)


def tables_of(session: Session, seat: Seat) -> list[TableOf]:
    """Every table with its people. Two queries."""
    at_table: dict[int | None, list[Here]] = defaultdict(list)
    own = None
    for one in here_for(session):
        at_table[one.table_id].append(one)
        if seat.person and one.person_id == seat.person.pk:
            own = one.table_id
    return [TableOf(table, at_table[table.pk], table.pk == own) for table in session.tables.all()]


def here_for(session: Session) -> QuerySet[Here]:
    """Everyone who is here, and still in the hall."""
    return session.people.select_related("person")


def is_here(session: Session, seat: Seat) -> bool:
    return bool(seat.person) and session.people.filter(person=seat.person).exists()


def run_sheets_of(seat: Seat) -> QuerySet[Entry]:
    """The community's own run sheets, the newest first."""
    rows = Entry.objects.at(seat).published().filter(kind=RUN_SHEET)
    return rows.order_by("-created_at", "-pk").only("pk", "title", "kind")[:MOST_SHEETS]


def sessions_to_come(seat: Seat) -> QuerySet[Entry]:
    """What is running or to come, the newest first."""
    rows = (
        Entry.objects.at(seat)
        .published()
        .filter(kind=SESSION, state__in=[SessionState.PREPARED, SessionState.RUNNING])
    )
    return rows.order_by("-created_at", "-pk")[:MOST_SHEETS]


def sessions_held(seat: Seat) -> QuerySet[Entry]:
    return Entry.objects.at(seat).published().filter(kind=SESSION).for_list()


@PreparedAt
def _session(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=SESSION)
    return entries.select_related("author", "session__leader", "session__sheet").defer(
        "session__sheet__body", "session__sheet__body_html"
    )


@PreparedAt
def _run_sheet(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    return Entry.objects.at(seat).filter(pk=entry_id, kind=RUN_SHEET).select_related("author")
