"""How views of What works find a way, and what its reader is to it."""

from django.http import Http404, HttpResponse

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.practices import queries
from guildhall.practices.policy import Standing, standing_of
from guildhall.practices.queries import Around


def found_way(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = queries.way_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def with_standing(seat: Seat, entry_id: int) -> tuple[Entry, Around, Standing]:
    """The way, what is around it, and what this seat is to it."""
    entry = found_way(seat, entry_id)
    found = queries.around(entry)
    return entry, found, standing_in(seat, entry, found)


def standing_in(seat: Seat, entry: Entry, found: Around) -> Standing:
    return standing_of(
        seat, entry.way, authors=found.author_ids, topics=found.topic_ids, checkers=found.checker_ids, rules=entry.rules
    )


def to_way(seat: Seat, entry: Entry, anchor: str = "") -> HttpResponse:
    response = back_to(entry, seat)
    if anchor:
        response["Location"] += f"#{anchor}"
    return response
