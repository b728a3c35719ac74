"""From an address to what the seat sees there, and back to the pages of a session."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from guildhall.commons.kinds import path_of
from guildhall.communities.seats import Seat
from guildhall.methods.models import Session, Table
from guildhall.methods.queries import session_at


@dataclass(frozen=True, slots=True)
class Seen:
    """A session, and the step that the page showed where a button was pressed."""

    session: Session
    step: int


def visible_session(seat: Seat, entry_id: int) -> Session:
    """Raises Http404 where the seat does not see it."""
    entry = session_at(seat, entry_id)
    if entry is None:
        raise Http404
    session: Session = entry.session
    return session


def seen_session(seat: Seat, entry_id: int, step: int) -> Seen:
    return Seen(visible_session(seat, entry_id), step)


def visible_table(seat: Seat, entry_id: int, table_id: int) -> Table:
    """Raises Http404 where there is none, or the seat does not see its session."""
    session = visible_session(seat, entry_id)
    table = session.tables.filter(pk=table_id).first()
    if table is None:
        raise Http404
    table.session = session
    return table


def to_session(seat: Seat, session: Session) -> HttpResponse:
    return redirect(path_of(session.entry, seat.community.slug))


def to_run(seat: Seat, session: Session, place: str = "") -> HttpResponse:
    path = reverse("run_session", args=[seat.community.slug, session.entry.address])
    return redirect(f"{path}#{place}" if place else path)
