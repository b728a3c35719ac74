"""What can grow into what, and how rooms learn about their entries. Rooms declare theirs."""

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
    """Entries of `from_kinds` can become one of `to_kind`; `make` makes the room's own row, if any.

    A single line of an entry of `from_lines_of` can too: it becomes the title, or the body where
    the kind has no title, and the event is `posted_verb`, as for a new post. If the room has its
    own form for this, `url_name` leads there, with the community's slug and the entry's id.
    `offer` is the sentence above the button where the page suggests it, `hint` the one beside it
    where the page only has it below the conversation. Replies move along from entries of
    `moves_replies_of`. A repeatable one can be
    made from the same entry again. Growing into the same kind can have a label of its own.
    """

    from_kinds: tuple[str, ...]
    to_kind: str
    label: str | Promise
    make: Callable[[Entry], None] = lambda entry: None
    moves_replies_of: tuple[str, ...] = ()
    from_lines_of: tuple[str, ...] = ()
    posted_verb: str = ""
    has_title: bool = True
    icon: str = "sprout"
    offer: Any = ""
    hint: Any = ""
    url_name: str = ""
    is_repeatable: bool = False
    own_kind_label: Any = ""
    own_kind_icon: str = ""


@dataclass(frozen=True, slots=True)
class Answering:
    """Entries of `kind` can answer what is asked in entries of `asked_in`, as a page does.

    `url_name` leads to the form in which one is chosen, with the community's slug and the id of
    what is asked. Its view calls `point_to_answer`; both pages show it.
    """

    kind: str
    asked_in: tuple[str, ...]
    label: str | Promise
    url_name: str
    icon: str = "link"


growths: Declared[Growth] = Declared("growths", Growth, by="to_kind")
answerings: Declared[Answering] = Declared("answers_with", Answering, by="kind")
replied: Asked[Callable[[Entry, Reply], None]] = Asked("on_reply", "entry", "reply")
carried: Asked[Callable[[Entry], str]] = Asked("carries", "entry")
moved: Asked[Callable[[Sequence[int], Community], None]] = Asked(
    "on_move", "entry_ids", "community"
)


def is_growth(from_kind: str, to_kind: str) -> bool:
    """Whether entries of the one kind are turned into the other, rather than written beside it."""
    growth = growths.get(to_kind)
    return growth is not None and from_kind in (*growth.from_kinds, *growth.from_lines_of)


def tell_of_reply(entry: Entry, reply: Reply) -> None:
    """Let the entry's room know of a published reply."""
    on_reply = replied.of(kinds[entry.kind].room) if entry.kind in kinds else None
    if on_reply:
        on_reply(entry, reply)


def tell_of_move(entries: Sequence[Entry], *, to: Community) -> None:
    """Let the rooms know that these entries moved into another community."""
    for name in {entry.kind for entry in entries} & set(kinds.names()):
        on_move = moved.of(kinds[name].room)
        if on_move:
            on_move([entry.pk for entry in entries if entry.kind == name], to)


def path_of(entry: Entry, community_slug: str) -> str:
    """The address of an entry's page."""
    return path_at(entry.kind, entry.address, community_slug)


def path_at(kind: str, address: str, community_slug: str) -> str:
    """The address of the page of an entry of this kind, whose URL ends in `address`."""
    return f"{_folder_of(kinds[kind].url_name, community_slug)}{address}/"


@lru_cache(maxsize=5_000)
def _folder_of(url_name: str, community_slug: str) -> str:
    """The beginning of the addresses of a kind in a community; working it out takes long."""
    path = reverse(url_name, args=[community_slug, "0"])
    if not path.endswith("/0/"):
        raise ValueError(f"{url_name} does not end in the address of an entry")
    return path.removesuffix("0/")
