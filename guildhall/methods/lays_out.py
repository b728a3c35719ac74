"""What methods, run sheets and sessions begin elsewhere: meetings, rounds of ideas, decisions."""

from django.urls import reverse

from guildhall.commons.kinds import path_of
from guildhall.commons.laying_out import Layout
from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.communities.seats import Seat
from guildhall.kit.words import excerpt
from guildhall.methods.cards import METHODS, Method
from guildhall.methods.events import ROOM, SESSION
from guildhall.methods.queries import method_of, run_sheet_at, session_at
from guildhall.methods.steps import Step, steps_of

LONGEST_NUMBER = 18  # digits


def lays_out(seat: Seat, what: str) -> Layout | None:
    """Of a method by its slug, or of a run sheet or session that the seat sees, by its number."""
    if method := METHODS.get(what):
        return layout_of_method(seat, method)
    if not what.isascii() or not what.isdecimal() or len(what) > LONGEST_NUMBER:
        return None
    entry = session_at(seat, int(what)) or run_sheet_at(seat, int(what))
    return layout_of_entry(seat, entry) if entry and entry.is_published else None


def layout_of_method(seat: Seat, method: Method) -> Layout:
    path = reverse("method", args=[seat.community.slug, method.slug])
    question = method.asks.question if method.asks else ""
    return _laid_out(method.slug, method.name, path, method.steps, method=method, question=question)


def layout_of_entry(seat: Seat, entry: Entry) -> Layout:
    """Its title is the question. No query."""
    path = path_of(entry, seat.community.slug)
    if entry.kind != SESSION:
        steps = steps_of(editable(entry))
        return _laid_out(str(entry.pk), entry.title, path, steps, entry=entry)
    method = method_of(entry.session)
    return _laid_out(
        str(entry.pk), entry.title, path, entry.session.steps, method=method, entry=entry
    )


def _laid_out(
    what: str,
    name: str,
    path: str,
    steps: tuple[Step, ...],
    *,
    method: Method | None = None,
    entry: Entry | None = None,
    question: str = "",
) -> Layout:
    asks = method.asks if method else None
    return Layout(
        asked=f"{ROOM}.{what}",
        name=name,
        path=path,
        about=method.what_for if method else "",
        question=question or (entry.title if entry else ""),
        steps=tuple((step.minutes, excerpt(step.text, 160)) for step in steps),
        brings=method.materials if method else (),
        way=asks.way if asks else "",
        days=asks.days if asks else 0,
        judged_by=asks.judged_by if asks else "",
        afterwards=asks.afterwards if asks else "",
        source=entry,
    )
