"""The kinds of entries, and what can grow into what. Rooms add theirs at start-up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class Kind:
    """What the house must know of a kind to show, link and undo its entries.

    `on_reply` hears of each reply once it is published, `on_move` of entries (by id) that went into another community.
    """

    name: str
    label: str
    icon: str
    url_name: str
    room: str
    on_standing: Callable[[Entry], None] | None = None
    on_reply: Callable[[Entry, Reply], None] | None = None
    on_move: Callable[[Sequence[int], Community], None] | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """Entries of `from_kinds` can become one of `to_kind`; `make` makes the room's own row.

    One line of an entry of `from_lines_of` can, too: as the title, or as the body where the kind has none. Such a new entry
    is told of as `posted_verb`, for it is whoever made it who says it here.
    """

    from_kinds: tuple[str, ...]
    to_kind: str
    label: str
    make: Callable[[Entry], None]
    moves_replies: bool = False
    from_lines_of: tuple[str, ...] = ()
    posted_verb: str = ""
    has_title: bool = True


kinds: Registry[Kind] = Registry("commons.kinds")
growths: Registry[Growth] = Registry("commons.growths")


def path_of(entry: Entry, community_slug: str) -> str:
    """The address of an entry's page."""
    from django.urls import reverse  # the URLs import the rooms, which import this

    return reverse(kinds[entry.kind].url_name, args=[community_slug, entry.address])
