"""What is to be mended in a library: links that lead nowhere, pages that nobody comes across."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, NamedLink, Standing
from guildhall.communities.seats import Seat
from guildhall.library.events import PAGE
from guildhall.library.models import OutsideLink, Page, PageState
from guildhall.library.models.outside_link import LOOKS_UNTIL_DEAD

MOST = 50


@dataclass(frozen=True, slots=True)
class ToMend:
    """A text, and what of it leads nowhere; `why` is empty where that is plain."""

    title: str
    path: str
    link: str
    why: str = ""
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Mending:
    inside: Sequence[ToMend]
    outside: Sequence[ToMend]
    alone: Sequence[Entry]

    def __bool__(self) -> bool:
        return bool(self.inside or self.outside or self.alone)


def to_mend(seat: Seat) -> Mending:
    """Of each kind the newest fifty. Five queries."""
    return Mending([*_inside(seat), *_by_address(seat)], _outside(seat), _alone(seat))


def _inside(seat: Seat) -> list[ToMend]:
    """Links by name to what has been removed or withdrawn, as their writers typed them."""
    links = NamedLink.objects.published().filter(community=seat.community, target__isnull=False)
    gone = links.exclude(target__standing=Standing.PUBLISHED)
    withdrawn = links.filter(target__state=PageState.WITHDRAWN, target__kind=PAGE)
    rows = (gone | withdrawn).select_related("entry", "reply__entry", "target")
    texts = [
        f"{of}__{text}"
        for of in ("entry", "reply", "reply__entry", "target")
        for text in ("body", "body_html")
    ]
    return [
        ToMend(
            around.heading,
            path_of(around, seat.community.slug),
            link.name,
            is_withdrawn=link.target is not None and link.target.is_published,
        )
        for link in rows.defer(*texts).order_by("-pk")[:MOST]
        if (around := link.reply.entry if link.reply else link.entry)
    ]


def _by_address(seat: Seat) -> list[ToMend]:
    """Links by addresses to what has been removed or withdrawn here, or was never there."""
    here = Q(target__community=seat.community)
    gone = here & ~Q(target__standing=Standing.PUBLISHED)
    withdrawn = here & Q(target__state=PageState.WITHDRAWN, target__kind=PAGE)
    never = Q(target=None, next_look_at=None)
    links = OutsideLink.objects.filter(
        gone | withdrawn | never,
        entry__community=seat.community,
        entry__standing=Standing.PUBLISHED,
    )
    texts = [f"{of}__{text}" for of in ("entry", "target") for text in ("body", "body_html")]
    return [
        ToMend(
            link.entry.heading,
            path_of(link.entry, seat.community.slug),
            link.url,
            is_withdrawn=link.target is not None and link.target.is_published,
        )
        for link in links.select_related("entry", "target").defer(*texts).order_by("-pk")[:MOST]
    ]


def _outside(seat: Seat) -> list[ToMend]:
    dead = OutsideLink.objects.filter(
        misses__gte=LOOKS_UNTIL_DEAD,
        entry__community=seat.community,
        entry__standing=Standing.PUBLISHED,
    )
    rows = dead.select_related("entry").defer("entry__body", "entry__body_html")
    return [
        ToMend(link.entry.heading, path_of(link.entry, seat.community.slug), link.url, link.why)
        for link in rows.order_by("-pk")[:MOST]
    ]


def _alone(seat: Seat) -> list[Entry]:
    """Pages without parent, children and topic, which nothing links."""
    linking = NamedLink.objects.published().filter(target=OuterRef("pk"))
    by_address = OutsideLink.objects.filter(
        target=OuterRef("pk"), entry__standing=Standing.PUBLISHED
    )
    below = Page.objects.filter(parent=OuterRef("pk"))
    pages = (
        Entry.objects.published()
        .for_list()
        .filter(community=seat.community, kind=PAGE, topics=None, page__parent=None)
    )
    alone = pages.exclude(state=PageState.WITHDRAWN).exclude(
        Exists(linking) | Exists(by_address) | Exists(below)
    )
    return list(alone.order_by("-created_at", "-pk")[:MOST])
