"""What can grow into what, and what rooms hear of their entries. Rooms declare theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds
from guildhall.communities.seats import Seat
from guildhall.kit.declared import Asked, Declared


@dataclass(frozen=True, slots=True)
class Growth:
    """Entries of `from_kinds` can become one of `to_kind`; `make` makes the room's own row, where it has one.

    One line of an entry of `from_lines_of` can, too: as the title, or as the body where the kind has none. Such a new entry
    is told of as `posted_verb`, for it is whoever made it who says it here. Where the room has a form of its own for it,
    `url_name` leads there, with the community's slug and the entry's id. `offer` is said to whom it is offered unasked. A `repeatable` one can be made of an entry again.
    """

    from_kinds: tuple[str, ...]
    to_kind: str
    label: str
    make: Callable[[Entry], None] = lambda entry: None
    moves_replies: bool = False
    from_lines_of: tuple[str, ...] = ()
    posted_verb: str = ""
    has_title: bool = True
    icon: str = "sprout"
    offer: Any = ""
    url_name: str = ""
    is_repeatable: bool = False


growths: Declared[Growth] = Declared("growths", Growth, by="to_kind")
replied: Asked[Callable[[Entry, Reply], None]] = Asked("on_reply", "entry", "reply")
moved: Asked[Callable[[Sequence[int], Community], None]] = Asked("on_move", "entry_ids", "community")


def tell_of_reply(entry: Entry, reply: Reply) -> None:
    """Its room hears of each reply once it is published."""
    on_reply = replied.of(kinds[entry.kind].room) if entry.kind in kinds else None
    if on_reply:
        on_reply(entry, reply)


def tell_of_move(entries: Sequence[Entry], *, to: Community) -> None:
    """Their rooms hear that these went into another community."""
    for name in {entry.kind for entry in entries} & set(kinds.names()):
        on_move = moved.of(kinds[name].room)
        if on_move:
            on_move([entry.pk for entry in entries if entry.kind == name], to)


@dataclass(frozen=True, slots=True)
class GrowthLink:
    """A way on from an entry: what it can become here, and where that is done."""

    to_kind: str
    label: str
    icon: str
    offer: str
    path: str


def growths_at(seat: Seat, entry: Entry) -> tuple[GrowthLink, ...]:
    """What members can make of this entry, in the rooms that are open here."""
    if not seat.is_member or not entry.is_published:
        return ()
    found = [growth for growth in growths if entry.kind in growth.from_kinds and seat.has_room(kinds[growth.to_kind].room)]
    return tuple(
        GrowthLink(one.to_kind, str(one.label), one.icon, str(one.offer), _growth_path(seat, entry, one)) for one in found
    )


def _growth_path(seat: Seat, entry: Entry, growth: Growth) -> str:
    from django.urls import reverse  # the URLs import the rooms, which import this

    if growth.url_name:
        return reverse(growth.url_name, args=[seat.community.slug, entry.pk])
    return reverse("grow", args=[seat.community.slug, entry.pk, growth.to_kind])


def path_of(entry: Entry, community_slug: str) -> str:
    """The address of an entry's page."""
    from django.urls import reverse  # the URLs import the rooms, which import this

    return reverse(kinds[entry.kind].url_name, args=[community_slug, entry.address])
