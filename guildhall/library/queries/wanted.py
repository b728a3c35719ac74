"""What a community would read and nobody has written: linked, asked for, asked several times."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import path_of
from guildhall.commons.lacking import lacking
from guildhall.commons.models import Entry, NamedLink, Standing
from guildhall.commons.named import ids_called
from guildhall.communities.models import Membership
from guildhall.communities.seats import Seat
from guildhall.kit.named_links import LONGEST
from guildhall.kit.words import fold
from guildhall.library.asked_alike import OFTEN
from guildhall.library.models import AskedOften, WantedPage, WouldRead
from guildhall.people.models import Person

MOST = 100
MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A text that links the name, or a question that asks for it."""

    title: str
    path: str


@dataclass(slots=True)
class Wanted:
    """One wanted page as its reader sees it. `why` is said where nothing else tells."""

    name: str
    linked_in: list[Place] = field(default_factory=list)
    questions: list[Place] = field(default_factory=list)
    why: Any = ""
    taken_by: Person | None = None
    is_mine: bool = False
    would_read: bool = False
    is_on_list: bool = True

    @property
    def query(self) -> str:
        """What opens the form of a new page with this name."""
        return f"?{urlencode({'title': self.name})}"


def wanted_in(seat: Seat) -> list[Wanted]:
    """The wanted pages of a community: one's own, those that most texts ask for, then the newest.

    Five queries, and what only stewards may know. Who would read one plays no part.
    """
    by_key: dict[str, Wanted] = {}
    for row in _rows(seat):
        by_key[row.name_key] = Wanted(row.name)
    _add_linked(by_key, seat)
    _add_lacking(by_key, seat)
    _add_questions(by_key, seat)
    _add_people(by_key, seat)
    return sorted(by_key.values(), key=_in_order)[:MOST]


def _in_order(one: Wanted) -> tuple[bool, bool, int]:
    """What someone writes already comes last; sorting keeps the newest first."""
    is_taken = one.taken_by is not None and not one.is_mine
    return not one.is_mine, is_taken, -len(one.linked_in) - len(one.questions)


def wanted_called(seat: Seat, name: str) -> Wanted:
    """One of them by its name; it may be that nobody has asked for it yet."""
    key = fold(name)[:LONGEST]
    return {fold(one.name)[:LONGEST]: one for one in wanted_in(seat)}.get(key) or Wanted(
        name, is_on_list=False
    )


def _rows(seat: Seat) -> QuerySet[WantedPage]:
    gone = Q(page=None) | ~Q(page__standing=Standing.PUBLISHED)
    rows = WantedPage.objects.filter(gone, community=seat.community)
    return rows.order_by("-put_at")[:MOST]


def _add_linked(by_key: dict[str, Wanted], seat: Seat) -> None:
    links = NamedLink.objects.published().filter(community=seat.community, target=None)
    shown = links.select_related("entry", "reply__entry").defer(
        "entry__body", "entry__body_html", "reply__body", "reply__body_html"
    )
    for link in shown.order_by("-pk")[: MOST * MOST_PLACES]:
        wanted = by_key.setdefault(link.name_key, Wanted(link.name))
        place = _place(link.reply.entry if link.reply else link.entry, seat)
        if place and place not in wanted.linked_in and len(wanted.linked_in) < MOST_PLACES:
            wanted.linked_in.append(place)


def _add_lacking(by_key: dict[str, Wanted], seat: Seat) -> None:
    """What other rooms of the house miss, where no page has that name."""
    lacks = {fold(one.name)[:LONGEST]: one for one in lacking(seat)}
    there = ids_called([one.name for one in lacks.values()], seat.community) if lacks else {}
    for key, lack in lacks.items():
        if key not in there:
            by_key.setdefault(key, Wanted(lack.name, why=lack.why, is_on_list=False))


def _add_questions(by_key: dict[str, Wanted], seat: Seat) -> None:
    """Named after its newest question where enough of them are still there; else it is gone."""
    asked = AskedOften.objects.filter(
        wanted__community=seat.community, wanted__page=None, entry__community=seat.community
    ).select_related("wanted", "entry")
    by_wanted: dict[str, list[Entry]] = {}
    for row in asked.defer("entry__body", "entry__body_html").order_by("-entry")[: MOST * 5]:
        is_out = row.entry.standing == Standing.PUBLISHED
        by_wanted.setdefault(row.wanted.name_key, []).extend([row.entry] if is_out else [])
    for key, entries in by_wanted.items():
        wanted = by_key.get(key)
        if wanted is None:
            continue
        if len(entries) < OFTEN:
            by_key.pop(key)
            continue
        places = (_place(entry, seat) for entry in entries)
        wanted.questions = [place for place in places if place]


def _add_people(by_key: dict[str, Wanted], seat: Seat) -> None:
    """Who writes it, for everyone; whether one would read it, for oneself."""
    taken = WantedPage.objects.filter(community=seat.community, taken_by__isnull=False)
    here = Membership.objects.current().filter(community=seat.community).values("person")
    for row in taken.filter(taken_by__in=here).select_related("taken_by"):
        if row.name_key in by_key:
            by_key[row.name_key].taken_by = row.taken_by
            by_key[row.name_key].is_mine = row.taken_by == seat.person
    if seat.person:
        mine = WouldRead.objects.filter(person=seat.person, wanted__community=seat.community)
        for key in mine.values_list("wanted__name_key", flat=True):
            if key in by_key:
                by_key[key].would_read = True


def _place(entry: Entry | None, seat: Seat) -> Place | None:
    if entry is None:
        return None
    return Place(entry.heading or str(_("a post")), path_of(entry, seat.community.slug))
