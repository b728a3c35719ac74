"""Panels: what upper floors hang into pages of lower ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class Panel:
    """Renders into the place called `slot`; an empty string shows nothing."""

    slot: str
    render: Callable[[HttpRequest], SafeString | str]


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of several that belong together, such as what an owner or a steward sets. `order` from the left."""

    group: str
    slug: str
    label: Any
    url_name: str
    order: int


tabs: Declared[Tab] = Declared("panels", Tab)


def tabs_in(group: str) -> list[Tab]:
    return sorted((tab for tab in tabs if tab.group == group), key=lambda tab: tab.order)


@dataclass(frozen=True, slots=True)
class Door:
    """A page beside a community's rooms, for its members or for those who look after it. `url_name` takes the community's slug."""

    slug: str
    label: Any
    icon: str
    url_name: str
    is_for_stewards: bool = False


doors: Declared[Door] = Declared("panels", Door)


def doors_for(*, is_member: bool, is_steward: bool) -> list[Door]:
    return [door for door in doors if (is_steward if door.is_for_stewards else is_member)]


panels: Declared[Panel] = Declared("panels", Panel)


def rendered(slot: str, request: HttpRequest) -> Iterable[SafeString | str]:
    return [html for panel in panels if panel.slot == slot and (html := panel.render(request))]
