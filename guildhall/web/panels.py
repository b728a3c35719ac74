"""What upper floors add to pages of lower ones: panels, tabs, doors, links of the menu, news.

And what rooms offer to pages above them: what one can begin, and try out.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class Panel:
    """Renders into the place called `slot`; an empty string shows nothing.

    On home, one of a `room` is rendered where one of the reader's communities has it open.
    """

    slot: str
    render: Callable[[HttpRequest], SafeString | str]
    room: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several pages that belong together, such as settings. `order` from the left.

    `about` says in one sentence what it is for, where all are listed.
    """

    group: str
    slug: str
    label: Any
    url_name: str
    order: int
    about: Any = ""


tabs: Declared[Tab] = Declared("panels", Tab)


def tabs_in(group: str) -> list[Tab]:
    return sorted((tab for tab in tabs if tab.group == group), key=lambda tab: tab.order)


@dataclass(frozen=True, slots=True, eq=False)
class Door:
    """A page beside a community's rooms, for its members or only its stewards.

    `url_name` takes the community's slug. One that `is_among_rooms` is for everyone who is signed
    in and may read; one that `is_last` is seen where the window is wide.
    """

    slug: str
    label: Any
    icon: str
    url_name: str
    is_for_stewards: bool = False
    is_among_rooms: bool = False
    is_last: bool = False


doors: Declared[Door] = Declared("panels", Door)


def doors_for(*, is_member: bool, is_steward: bool) -> list[Door]:
    beside = [
        door
        for door in doors
        if not door.is_among_rooms and (is_steward if door.is_for_stewards else is_member)
    ]
    return sorted(beside, key=lambda door: door.is_last)


def doors_among_rooms() -> list[Door]:
    return [door for door in doors if door.is_among_rooms]


@dataclass(frozen=True, slots=True)
class News:
    """Slugs of rooms with something new for the reader of a seat; for them alone."""

    rooms: Callable[[Any], Collection[str]]


news: Declared[News] = Declared("panels", News)


def rooms_with_news(seat: Any) -> frozenset[str]:
    """None for people who are not signed in: their pages are the same for everyone."""
    if seat.person is None:
        return frozenset()
    return frozenset(slug for one in news for slug in one.rooms(seat))


class Intent(StrEnum):
    """What one begins something as, in this order."""

    ASK, SHARE, PLAN = "ask", "share", "plan"


@dataclass(frozen=True, slots=True, eq=False)
class Begin:
    """What members can begin from anywhere in a community, while its `room` is open.

    `hint` tells it from its neighbours; `url_name` takes the community's slug. Where the form
    `takes_title`, it can be opened with one: `?title=`. `draft` is the form whose draft it opens
    with, its target the community's id; where it is named, something can be put into it: words into
    its `text_field`.
    """

    intent: Intent
    room: str
    label: Any
    hint: Any
    icon: str
    url_name: str
    takes_title: bool = False
    draft: str = ""
    text_field: str = "body"


begins: Declared[Begin] = Declared("begins", Begin)


def begins_in(rooms: Collection[str]) -> list[Begin]:
    here = (one for one in begins if one.room in rooms)
    return sorted(here, key=lambda one: list(Intent).index(one.intent))


@dataclass(frozen=True, slots=True, eq=False)
class TryOut:
    """A form in which a community tries something until a day, while its `room` is open.

    `url_name` takes the community's slug. It opens with what its address says: `title`, `text`,
    `until` (a day), `done_at` (the page on which it is done) and `answers_to` (the page that asks
    how it went), both within the community.
    """

    room: str
    url_name: str


try_outs: Declared[TryOut] = Declared("panels", TryOut)


def try_out_in(rooms: Collection[str]) -> TryOut | None:
    """The first of the open rooms that has one."""
    return next((one for one in try_outs if one.room in rooms), None)


@dataclass(frozen=True, slots=True, eq=False)
class TakeUp:
    """A form in which a line of anything is taken up, while its `room` is open.

    `label` is what it becomes. `url_name` takes the community's slug; it opens with `?title=`.
    """

    room: str
    label: Any
    url_name: str


take_ups: Declared[TakeUp] = Declared("panels", TakeUp)


def take_ups_in(rooms: Collection[str]) -> list[TakeUp]:
    return [one for one in take_ups if one.room in rooms]


@dataclass(frozen=True, slots=True, eq=False)
class MenuLink:
    """A link in the menu of the person who is signed in. `order` from the top."""

    label: Any
    icon: str
    url_name: str
    order: int
    is_for_owners: bool = False


menu_links: Declared[MenuLink] = Declared("panels", MenuLink)


def menu_links_for(*, is_owner: bool) -> list[MenuLink]:
    links = [link for link in menu_links if is_owner or not link.is_for_owners]
    return sorted(links, key=lambda link: link.order)


panels: Declared[Panel] = Declared("panels", Panel)


def rendered(slot: str, request: HttpRequest) -> Iterable[SafeString | str]:
    here = (panel for panel in panels if panel.slot == slot and _is_open(panel, request))
    return [html for panel in here if (html := panel.render(request))]


def note_open_rooms(request: HttpRequest, rooms: Collection[str]) -> None:
    """For the panels of a page that is about all communities of its reader: rooms open in any."""
    request.open_rooms = rooms  # type: ignore[attr-defined]


def _is_open(panel: Panel, request: HttpRequest) -> bool:
    return not panel.room or panel.room in getattr(request, "open_rooms", (panel.room,))
