"""The lists of a room, page by page: each question that they ask the database is compiled once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.paging import Page, cut_to_page, read_mark, rows_from
from guildhall.kit.places import Given
from guildhall.kit.prepared import Prepared
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which list of a room: its name, whether it is the reader's own, and what it is narrowed to.

    `within` is the name of a field of an entry and an id, as in ("topics", 7).
    """

    which: str = ""
    is_own: bool = False
    within: tuple[str, int] | None = None


class PreparedList:
    """Wraps a function of a seat and the name of a list; it gives entries and their time of order.

    What is published is the same for everyone who reads the community, so it is asked for as nobody
    in particular; a list of one's own as its person. `also` names what a page reads of each entry
    besides its id, kind and version: for what a row holds of its reader alone.
    """

    def __init__(
        self,
        build: Callable[[Seat, str], tuple[QuerySet[Entry], str]],
        *,
        also: tuple[str, ...] = (),
    ) -> None:
        self._build = build
        self._also = also
        self._related = {name.rpartition("__")[0] for name in also if "__" in name}
        self._pages: dict[tuple[str, bool, str, bool, int], tuple[Prepared[Entry], str]] = {}

    def entries(self, seat: Seat, wanted: Wanted) -> QuerySet[Entry]:
        """All of the list, in no order, with what their rows show."""
        return self._entries(seat, wanted)[0]

    def page(self, seat: Seat, wanted: Wanted, *, mark: str = "", size: int = 20) -> Page:
        """Ids, kinds and versions of one page, the newest first. One query."""
        place = read_mark(mark)
        rows, by = self._prepared(wanted, is_first=place is None, size=size)
        given: dict[str, Given] = {"community_id": seat.community.pk}
        if wanted.is_own and seat.person:
            given["person_id"] = seat.person.pk
        if wanted.within:
            given["within_id"] = wanted.within[1]
        if place:
            given["at"], given["pk"] = place
        return cut_to_page(rows.rows(**given), by=by, size=size, is_first=place is None)

    def _entries(self, seat: Seat, wanted: Wanted) -> tuple[QuerySet[Entry], str]:
        entries, by = self._build(seat, wanted.which)
        if wanted.within:
            entries = entries.filter(wanted.within)
        return entries, by

    def _prepared(
        self, wanted: Wanted, *, is_first: bool, size: int
    ) -> tuple[Prepared[Entry], str]:
        field = wanted.within[0] if wanted.within else ""
        key = (wanted.which, wanted.is_own, field, is_first, size)
        if key not in self._pages:
            self._pages[key] = self._prepare(wanted, is_first=is_first, size=size)
        return self._pages[key]

    def _prepare(self, wanted: Wanted, *, is_first: bool, size: int) -> tuple[Prepared[Entry], str]:
        takes: dict[str, type] = {"community_id": int}
        takes |= {"person_id": int} if wanted.is_own else {}
        takes |= {"within_id": int} if wanted.within else {}
        takes |= {} if is_first else {"at": dt.datetime, "pk": int}
        _all, by = self._entries(_seat(0, 0), wanted)

        def rows(
            community_id: int,
            person_id: int | None = None,
            within_id: int = 0,
            at: dt.datetime | None = None,
            pk: int = 0,
        ) -> QuerySet[Entry]:
            within = (wanted.within[0], within_id) if wanted.within else None
            entries, _by = self._entries(
                _seat(community_id, person_id), replace(wanted, within=within)
            )
            bare = entries.select_related(None).prefetch_related(None)
            bare = bare.select_related(*self._related) if self._related else bare
            bare = bare.only("kind", "version", by, *self._also)
            return rows_from(bare, (at, pk) if at else None, by=by, size=size)

        return Prepared(rows, takes=takes), by


def _seat(community_id: int, person_id: int | None) -> Seat:
    return Seat(Community(pk=community_id), Person(pk=person_id) if person_id else None)
