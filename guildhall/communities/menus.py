"""What is behind “…”, or beside a name: upper floors declare their acts as a `menu`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guildhall.communities.seats import Seat
from guildhall.kit.declared import Declared


class MenuGroup(StrEnum):
    """Whom an item of a menu is for."""

    ONESELF = "oneself"  # changes nothing that others see
    AUTHOR = "author"  # reaches who wrote the text: not offered with one's own
    ORDER = "order"  # reports, and what stewards do


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of the menu of a `place`: a member, an entry or a reply.

    `url_name` takes the community's slug and the id of what the menu belongs to.
    """

    place: str
    label: Any
    icon: str
    url_name: str
    is_for: Callable[[Seat], bool]
    group: MenuGroup = MenuGroup.ORDER


def menu_of(place: str) -> Declared[MenuItem]:
    """What is declared for this place."""
    return Declared("menu", MenuItem, parts=lambda item: (item,) if item.place == place else ())


member_menu = menu_of("member")

Items = tuple[tuple[str, str, str], ...]


def items_for(seat: Seat, menu: Iterable[MenuItem]) -> Items:
    """Label, icon and URL name of each act that this seat is offered: flags of a frame."""
    return tuple((str(item.label), item.icon, item.url_name) for item in menu if item.is_for(seat))
