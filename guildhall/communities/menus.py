"""What stands behind “…”, or beside a name: upper floors add their acts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guildhall.communities.seats import Seat
from guildhall.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link; `url_name` takes the community's slug and the id of what the menu belongs to."""

    label: Any
    icon: str
    url_name: str
    is_for: Callable[[Seat], bool]


member_menu: Registry[MenuItem] = Registry("communities.member_menu")

Items = tuple[tuple[str, str, str], ...]


def items_for(seat: Seat, menu: Registry[MenuItem]) -> Items:
    """Label, icon and URL name of each act that this seat is offered: flags of a frame."""
    return tuple((str(item.label), item.icon, item.url_name) for item in menu if item.is_for(seat))
