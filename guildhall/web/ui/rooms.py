"""The open rooms of a community and the doors beside them; on a phone the bar at the bottom."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web import panels
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def rooms(seat: Any, *, current: str) -> SafeString:
    """`current` is the slug of the room that the page belongs to, or empty."""
    community = seat.community
    doors = panels.doors_for(is_member=seat.is_member, is_steward=seat.is_steward)
    is_signed_in = seat.person is not None
    flags = {
        "name": community.name,
        "path": community.get_absolute_url(),
        "slug": community.slug,
        "current": current,
        "rooms": tuple(
            (room.slug, str(room.short_name or room.name), room.icon) for room in seat.open_rooms
        ),
        "among": _flags_of(panels.doors_among_rooms()) if is_signed_in else (),
        "doors": _flags_of(doors),
        "may_read": seat.may_read,
    }
    return frame("web/ui/rooms.html", flags)


def _flags_of(doors: Iterable[panels.Door]) -> tuple[tuple[str, str, str, str, bool], ...]:
    return tuple(
        (door.slug, str(door.label), door.icon, door.url_name, door.is_last) for door in doors
    )
