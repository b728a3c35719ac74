"""The community's open rooms and what its members and stewards find beside them; on a phone the bar at the bottom."""

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
    flags = {
        "name": community.name,
        "path": community.get_absolute_url(),
        "slug": community.slug,
        "current": current,
        "rooms": tuple(
            (room.slug, str(room.short_name or room.name), room.icon) for room in seat.open_rooms
        ),
        "doors": tuple((door.slug, str(door.label), door.icon, door.url_name) for door in doors),
        "may_read": seat.may_read,
        "is_signed_in": seat.person is not None,
        "is_steward": seat.is_steward,
    }
    return frame("web/ui/rooms.html", flags)
