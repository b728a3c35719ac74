"""The rooms of the house and the kinds of entries in them: each room's room.py has both."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guildhall.kit.declared import Asked, Declared


@dataclass(frozen=True, slots=True)
class Kind:
    """What the house must know of a kind to show and link its entries.

    `url_name` leads to an entry's page, `edit_url_name` to the form with which its text is edited,
    None where it is edited piece by piece; what `is_edited_in_place` opens that form where the text
    is, as `change_page` of commons draws it. Its icon is the room's where it has none. What
    `takes_outcomes` can be tried itself, not only an answer to it; what `tells_worth` tells what
    came of something. Of what `is_made_ahead` the hall makes some by itself: it tells of nobody
    who began something. `states` are those by which people look, with their names; they say what
    state it is in, or how far it is `tested`. What can be linked by its name, as in `[[name]]`,
    says where a name leads that none has yet: `wanted_at` is the name of an address that takes
    `?name=`. The room is written in by the house.
    """

    name: str
    label: Any
    icon: str = ""
    url_name: str = ""
    edit_url_name: str | None = "edit_entry"
    is_edited_in_place: bool = True
    takes_outcomes: bool = False
    tells_worth: bool = False
    is_made_ahead: bool = False
    states: tuple[tuple[str, Any], ...] = ()
    states_say: str = "is"
    wanted_at: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """What a room tells the house about itself.

    Its `slug` is its folder's name and the name of the URL of its list. Where the name is long,
    `short_name` is what the rooms' bar shows. One that `is_open_from_start` is open everywhere at
    first; another also where the community mostly does what the room is for: `opens_for` has types
    of `Community.Type`.
    """

    slug: str
    name: Any
    icon: str
    purpose: Any
    kinds: tuple[Kind, ...]
    is_open_from_start: bool = True
    short_name: Any = ""
    opens_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomOffer:
    """Why a room would help now, once it `is_due`. Once it is open, the title is another."""

    name: str
    is_due: bool
    title: Any
    title_once_open: Any
    why: Any


def _kinds_of(room: Room) -> Iterator[Kind]:
    for kind in room.kinds:
        yield replace(
            kind, room=room.slug, icon=kind.icon or room.icon, url_name=kind.url_name or kind.name
        )


rooms: Declared[Room] = Declared("room", Room, by="slug")
kinds: Declared[Kind] = Declared("room", Room, by="name", parts=_kinds_of)


def kinds_that_tell_worth() -> list[str]:
    """For a query: one name that no kind has, where no room tells what came of anything."""
    return [kind.name for kind in kinds if kind.tells_worth] or [""]


offered_when: Asked[Callable[[Mapping[str, float]], RoomOffer]] = Asked("offered_when", "readings")


def rooms_open_from_start(community_type: str = "") -> list[str]:
    """Those that every community begins with, and those of what it mostly does."""
    return [
        room.slug for room in rooms if room.is_open_from_start or community_type in room.opens_for
    ]


def rooms_of_type(community_type: str) -> list[Room]:
    """What a community of this type opens besides the rooms that every community begins with."""
    return [room for room in rooms if community_type in room.opens_for]
