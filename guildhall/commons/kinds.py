"""What can grow into what, and what rooms hear of their entries. Rooms declare theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds
from guildhall.kit.declared import Asked, Declared


@dataclass(frozen=True, slots=True)
class Growth:
    """Entries of `from_kinds` can become one of `to_kind`; `make` makes the room's own row, where it has one.

    One line of an entry of `from_lines_of` can, too: as the title, or as the body where the kind has none. Such a new entry
    is told of as `posted_verb`, for it is whoever made it who says it here. Where the room has a form of its own for it,
    `url_name` leads there, with the community's slug and the entry's id. `offer` is the sentence with which it is
    offered unasked. A `repeatable` one can be made of an entry again. What grows into its own kind may have a label of its own.
    """

    from_kinds: tuple[str, ...]
    to_kind: str
    label: str | Promise
    make: Callable[[Entry], None] = lambda entry: None
    moves_replies: bool = False
    from_lines_of: tuple[str, ...] = ()
    posted_verb: str = ""
    has_title: bool = True
    icon: str = "sprout"
    offer: Any = ""
    url_name: str = ""
    is_repeatable: bool = False
    own_kind_label: Any = ""
    own_kind_icon: str = ""


growths: Declared[Growth] = Declared("growths", Growth, by="to_kind")
replied: Asked[Callable[[Entry, Reply], None]] = Asked("on_reply", "entry", "reply")
moved: Asked[Callable[[Sequence[int], Community], None]] = Asked(
    "on_move", "entry_ids", "community"
)


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


def path_of(entry: Entry, community_slug: str) -> str:
    """The address of an entry's page."""
    return f"{_folder_of(kinds[entry.kind].url_name, community_slug)}{entry.address}/"


@lru_cache(maxsize=5_000)
def _folder_of(url_name: str, community_slug: str) -> str:
    """What the addresses of all entries of a kind in a community begin with; working it out is half of a list's row."""
    path = reverse(url_name, args=[community_slug, "0"])
    if not path.endswith("/0/"):
        raise ValueError(f"{url_name} does not end in the address of an entry")
    return path.removesuffix("0/")
