"""Pages as they are read in a book: one, and what is below it, in the order of the tree."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from guildhall.commons.models import Authorship, Entry
from guildhall.communities.seats import Seat
from guildhall.library.models import MOST_LEVELS, Page, PageState, level_of

MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class Book:
    """`depths` are by the id of a page, 0 for the highest. `is_whole`: nothing was left out."""

    pages: list[Entry]
    depths: dict[int, int]
    is_whole: bool


def book_of(seat: Seat, entry: Entry | None) -> Book:
    """A page with all below it, or the whole library: at most five hundred pages that are in force.

    A query for each level, and three for the texts.
    """
    order, depths, is_whole = _in_order(seat.community.pk, entry)
    there = Entry.objects.at(seat).published().filter(pk__in=order)
    authorships = Prefetch("authorships", Authorship.objects.select_related("person"))
    rows = there.exclude(state=PageState.WITHDRAWN).prefetch_related("topics", authorships)
    by_id = {one.pk: one for one in rows}
    return Book([by_id[pk] for pk in order if pk in by_id], depths, is_whole)


def _in_order(community_id: int, entry: Entry | None) -> tuple[list[int], dict[int, int], bool]:
    below: dict[int, list[int]] = {}
    level, number = [level_of(entry, community_id)], 0
    for _depth in range(MOST_LEVELS):
        rows: Any = Page.objects.filter(under__in=level).order_by("place", "pk")
        found = list(rows.values_list("under", "pk")[: MOST_PAGES + 1])
        if not found:
            break
        for under, pk in found:
            below.setdefault(under, []).append(pk)
        level, number = [pk for _under, pk in found], number + len(found)
        if number > MOST_PAGES:
            break
    order, depths = ([entry.pk], {entry.pk: 0}) if entry else ([], {})

    def walk(shelf: int, depth: int) -> None:
        for pk in below.get(shelf, []):
            order.append(pk)
            depths[pk] = depth
            walk(pk, depth + 1)

    walk(level_of(entry, community_id), 1 if entry else 0)
    return order[:MOST_PAGES], depths, number <= MOST_PAGES
