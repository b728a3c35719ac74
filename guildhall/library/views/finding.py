"""How views find a page, and what its reader is to it."""

from collections.abc import Callable, Mapping

from django.http import Http404

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.library import queries
from guildhall.library.models import Page
from guildhall.library.policy import Relation
from guildhall.library.reader import relation_in


def visible_page(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = queries.page_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def verdict_of(may: Callable[[Seat, Page, Relation], Verdict], seat: Seat, entry: Entry) -> Verdict:
    """What the policy says of this seat and this page."""
    return may(seat, entry.page, relation_in(seat, entry))


def number_asked(asked: Mapping[str, str], name: str) -> int:
    """A number from an address or a form; 0 where it is none."""
    typed = asked.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 16 else 0
