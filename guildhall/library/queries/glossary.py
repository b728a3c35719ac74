"""The terms of a community, in the order of the alphabet; and one of them."""

from dataclasses import dataclass

from django.db.models import Q

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.words import fold
from guildhall.library.events import TERM

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Glossary:
    """Some terms with their meanings; `next_key` is where the rest of them begins."""

    terms: list[Entry]
    next_key: str = ""

    def __bool__(self) -> bool:
        return bool(self.terms)


def glossary_of(seat: Seat, *, typed: str = "", since: str = "") -> Glossary:
    """Those with `typed` in their name, from the folded name `since` on. One query."""
    terms = Entry.objects.at(seat).published().filter(kind=TERM, name_key__gte=since)
    if typed:
        terms = terms.filter(name_key__contains=fold(typed))
    rows = terms.select_related("term").order_by("name_key", "pk")[: AT_ONCE + 1]
    found = list(rows)
    rest = found[AT_ONCE:]
    return Glossary(found[:AT_ONCE], rest[0].name_key if rest else "")


def term_at(seat: Seat, entry_id: int) -> Entry | None:
    """None where the seat does not see it. One query."""
    terms = Entry.objects.at(seat).filter(pk=entry_id, kind=TERM)
    entry = terms.select_related("author", "community", "term").first()
    if entry is not None:
        entry.community = seat.community
    return entry


def term_called(seat: Seat, name: str, *, except_id: int | None = None) -> Entry | None:
    """The published term of this name, however it is written."""
    same = Q(community=seat.community, kind=TERM, name_key=fold(name)[:200])
    return Entry.objects.published().filter(same).exclude(pk=except_id or 0).first()
