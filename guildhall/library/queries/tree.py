"""The tree of pages: one level at a time, and the line from a page up to the top.

Pages that were hidden or deleted keep their place. Where readers don't see one, the pages below it
are shown in its stead, so that each published page can be reached.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from guildhall.commons.models import Standing
from guildhall.commons.models.entry import address_in
from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.library.models import MOST_LEVELS, Page, PageState

MOST_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Branch:
    """A page in the tree. `place` is where it is on its level."""

    id: int
    title: str
    state: str
    place: int
    below: int = 0

    @property
    def address(self) -> str:
        return address_in(self.id, self.title)

    @property
    def is_withdrawn(self) -> bool:
        return self.state == PageState.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Level:
    """Pages of one level in their order; `next_place` is where the rest of them begins."""

    branches: list[Branch]
    next_place: int | None = None

    def __bool__(self) -> bool:
        return bool(self.branches)


def level_at(shelf: int, *, since: int = 0, counts: bool = False) -> Level:
    """What is on a level, from the place `since` on: one query, and one for what is not seen.

    With `counts`, a third says how many pages are right below each.
    """
    rows = _level.rows(shelf=shelf, since=since)
    here, rest = rows[:MOST_AT_ONCE], rows[MOST_AT_ONCE:]
    branches = _shown(here)
    if counts:
        branches = _counted(branches)
    return Level(branches, rest[0].place if rest else None)


def line_above(entry_id: int) -> list[Branch]:
    """The published pages above one, from the top of the tree down. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LINE, {"entry": entry_id, "most": MOST_LEVELS})
        rows = cursor.fetchall()
    return [
        Branch(pk, title, state, 0)
        for pk, title, state, standing, _depth in reversed(rows)
        if standing == Standing.PUBLISHED
    ]


def spot_of(page: Page) -> tuple[int, int]:
    """The page it is below and the one it comes after; 0 for the top, and for the first.

    One query.
    """
    level = Page.objects.filter(under=page.under).exclude(pk=page.pk)
    before = level.filter(Q(place__lt=page.place) | Q(place=page.place, pk__lt=page.pk))
    last = before.order_by("-place", "-pk").values_list("pk", flat=True).first()
    return page.parent_id or 0, last or 0


@prepared
def _level(shelf: int, since: int) -> QuerySet[Page]:
    pages = Page.objects.below(shelf).filter(place__gte=since).select_related("entry")
    return pages.only(*_SHOWN)[: MOST_AT_ONCE + 1]


_SHOWN = ("place", "under", "parent", "entry__title", "entry__state", "entry__standing")


def _shown(pages: list[Page], depth: int = 0) -> list[Branch]:
    """Published ones; in the stead of each other one what is below it."""
    unseen = [page.pk for page in pages if not page.entry.is_published]
    below: dict[int, list[Page]] = {}
    if unseen and depth < MOST_LEVELS:
        found = Page.objects.filter(under__in=unseen).select_related("entry").only(*_SHOWN)
        for page in found.order_by("place", "pk")[:MOST_AT_ONCE]:
            below.setdefault(page.under, []).append(page)
    branches: list[Branch] = []
    for page in pages:
        if page.entry.is_published:
            branches.append(Branch(page.pk, page.entry.title, page.entry.state, page.place))
        elif page.pk in below:
            branches += _shown(below[page.pk], depth + 1)
    return branches


def _counted(branches: list[Branch]) -> list[Branch]:
    rows = _with_counts.rows(ids=listed(branch.id for branch in branches))
    below = {page.pk: page.how_many_below for page in rows}
    return [replace(one, below=below[one.id]) for one in branches]


@prepared
def _with_counts(ids: str) -> QuerySet[Any]:  # pages, each with what is right below it counted
    published = Page.objects.filter(under=OuterRef("pk"), entry__standing=Standing.PUBLISHED)
    count = published.order_by().values("under").annotate(number=Count("pk")).values("number")
    pages = Page.objects.filter(entry__pk__listed=ids).only("pk")
    return pages.annotate(how_many_below=Coalesce(Subquery(count), 0))


# By hand, since the ORM has no recursive queries. Its depth is bounded.
_LINE = """
    WITH RECURSIVE line(id, depth) AS (
        SELECT parent_id, 1 FROM library_page WHERE entry_id = %(entry)s
        UNION ALL
        SELECT p.parent_id, line.depth + 1
        FROM library_page p JOIN line ON p.entry_id = line.id WHERE line.depth < %(most)s
    )
    SELECT e.id, e.title, e.state, e.standing, line.depth
    FROM line JOIN commons_entry e ON e.id = line.id ORDER BY line.depth
"""
