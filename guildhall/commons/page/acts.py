"""An act: what a reader can do with an entry or a reply, as a button or a link.

An act is declared once, as a constant, and chosen for each reader. It holds no id: the same acts on
twenty replies are drawn once (`drawing.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.urls import reverse


class Place(StrEnum):
    """Where the page draws an act. A room's own parts can draw acts at places they name."""

    MAIN = "main"  # first in the row below the text
    ROW = "row"  # in the row, after thanks
    MENU = "menu"  # behind “…”
    BELOW = "below"  # below the conversation
    NEXT = "next"  # below the conversation, with a sentence that offers it
    LISTED = "listed"  # seldom: on a page of the room, with its hint
    GONE = "gone"  # beside the sentence that it has been removed


class Group(StrEnum):
    """The parts of the menu behind “…”, in this order."""

    OWN = "own"  # what someone keeps or hears for themselves
    TEXT = "text"  # what is done with the text
    ORDER = "order"  # reports, and what stewards do


class Look(StrEnum):
    """How an act looks: the main one, one that is on, one that seldom matters."""

    PLAIN = ""
    MAIN = "is-main"
    ON = "is-on"
    QUIET = "is-quiet"


@dataclass(frozen=True, slots=True)
class Act:
    """A button (`is_post`) or a link.

    `url_name` takes the community's slug, the id of the entry or reply, and `args`. `is_pressed`
    makes it a switch that is read aloud as such. With script, what `is_in_place` draws only its
    own part of the page anew (the row of acts, the reply, a part of the room), and the parts in
    `changes`, by their names. `offer` is the sentence above it where the page suggests it, `hint`
    what it is for where it is alone. `group` is its part of the menu.
    """

    label: Any
    icon: str
    url_name: str
    place: str = Place.ROW
    is_post: bool = True
    look: Look = Look.PLAIN
    is_pressed: bool | None = None
    is_in_place: bool = False
    changes: tuple[str, ...] = ()
    args: tuple[str | int, ...] = ()
    offer: Any = ""
    hint: Any = ""
    group: Group = Group.TEXT
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        """Hashed once: a page of twenty replies asks for a hundred hashes."""
        own = hash(
            (
                self.url_name,
                str(self.place),
                str(self.look),
                self.is_post,
                self.is_pressed,
                self.args,
            )
        )
        object.__setattr__(self, "_hash", own)

    def __hash__(self) -> int:
        return self._hash

    def address(self, community_slug: str, target_id: int) -> str:
        """Where it leads, or what it posts to."""
        return reverse(self.url_name, args=[community_slug, target_id, *self.args])

    @property
    def in_place(self) -> str | None:
        """The ids of the other parts that it changes; None where it brings a page."""
        return " ".join(self.changes) if self.is_in_place else None


class ActsByPlace:
    """What one reader can do with one entry, by the place where it is drawn."""

    def __init__(self, acts: Iterable[Act], *, community_slug: str, entry_id: int) -> None:
        self.community_slug, self.entry_id = community_slug, entry_id
        self._by_place: dict[str, list[Act]] = {}
        for act in acts:
            self._by_place.setdefault(act.place, []).append(act)

    def __getitem__(self, place: str) -> tuple[Act, ...]:
        """Empty where there is nothing to do; so a template can ask for any place."""
        return tuple(self._by_place.get(place, ()))


def grouped(menu: Iterable[Act]) -> tuple[tuple[Act, ...], ...]:
    """The acts of a menu in its parts, those that hold something."""
    by_group: dict[Group, list[Act]] = {group: [] for group in Group}
    for act in menu:
        by_group[act.group].append(act)
    return tuple([tuple(acts) for acts in by_group.values() if acts])
