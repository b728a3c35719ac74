"""How views find a tip or practice, and what its reader is to it."""

from django.http import Http404, HttpResponse

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.practices import queries
from guildhall.practices.policy import Relation
from guildhall.practices.queries import Around
from guildhall.practices.reader import relation_in


def visible_way(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = queries.way_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def with_relation(seat: Seat, entry_id: int) -> tuple[Entry, Around, Relation]:
    """The tip or practice, what is around it, and what this seat is to it."""
    entry = visible_way(seat, entry_id)
    return entry, queries.around(entry), relation_in(seat, entry)


def to_way(seat: Seat, entry: Entry, anchor: str = "") -> HttpResponse:
    return back_to(entry, seat, part=anchor)
