"""The rooms of a community and the doors beside them: the rail of a desk, the bar of a phone."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web import panels
from guildhall.web.frames import frame

register = template.Library()

# Beside the overview; what finds no place is under More.
MOST_IN_BAR, MOST_IN_RAIL = 3, 6

# Slug of the page, label, icon, name of its URL.
Entry = tuple[str, Any, str, str]


@register.simple_tag
def rooms(seat: Any, *, current: str) -> SafeString:
    """`current` is the slug of the page's room, or empty; it is always in view."""
    entries = tuple((slug, str(label), icon, url) for slug, label, icon, url in _entries_of(seat))
    flags = {
        "overview": seat.community.get_absolute_url(),
        "slug": seat.community.slug,
        "current": current,
        "in_bar": entries[:MOST_IN_BAR],
        "in_rail": entries[MOST_IN_BAR:MOST_IN_RAIL],
        "under_more": entries[MOST_IN_RAIL:],
        "is_under_more": any(slug == current for slug, *_rest in entries[MOST_IN_BAR:]),
    }
    return frame("web/ui/rooms.html", flags)


def _entries_of(seat: Any) -> list[Entry]:
    entries: list[Entry] = []
    if seat.may_read:
        entries += [
            (room.slug, room.short_name or room.name, room.icon, room.slug)
            for room in seat.open_rooms
        ]
        entries += map(_entry_of, panels.doors_among_rooms() if seat.person else ())
    doors = panels.doors_for(is_member=seat.is_member, is_steward=seat.is_steward)
    return [*entries, *map(_entry_of, doors)]


def _entry_of(door: panels.Door) -> Entry:
    return (door.slug, door.label, door.icon, door.url_name)
