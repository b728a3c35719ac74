"""The rooms of a community and the doors beside them: the rail of a desk, the bar of a phone."""

from typing import Any, NamedTuple

from django import template
from django.utils.safestring import SafeString

from guildhall.web import panels
from guildhall.web.frames import frame
from guildhall.web.in_each_language import in_each_language

register = template.Library()

# Beside the overview; what finds no place is under More.
MOST_IN_BAR, MOST_IN_RAIL = 3, 6


class Entry(NamedTuple):
    """`at` is the slug of its page; `has_news` for this reader."""

    at: str
    label: str
    icon: str
    url_name: str
    is_current: bool
    has_news: bool = False


@register.simple_tag
def rooms(seat: Any, *, current: str) -> SafeString:
    """`current` is the slug of the page's room, or empty; it is always in view.

    Where one is, nothing is marked as new. What is under More is so on a desk, and on a phone
    also what the bar has no place for: each has its own mark.
    """
    entries = _entries_of(seat, current)
    in_rail, under_more = entries[MOST_IN_BAR:MOST_IN_RAIL], entries[MOST_IN_RAIL:]
    flags = {
        "overview": seat.community.get_absolute_url(),
        "slug": seat.community.slug,
        "current": current,
        "in_bar": entries[:MOST_IN_BAR],
        "in_rail": in_rail,
        "under_more": under_more,
        "is_under_more": any(one.is_current for one in (*in_rail, *under_more)),
        "has_news_in_rail": any(one.has_news for one in in_rail),
        "has_news_under_more": any(one.has_news for one in under_more),
    }
    return frame("web/ui/rooms.html", flags)


def _entries_of(seat: Any, current: str) -> tuple[Entry, ...]:
    beside = panels.doors_for(is_member=seat.is_member, is_steward=seat.is_steward)
    if not seat.may_read:
        return _labelled((), tuple(beside), current, frozenset())
    among = panels.doors_among_rooms() if seat.person else []
    new = panels.rooms_with_news(seat) - {current}
    return _labelled(tuple(seat.open_rooms), (*among, *beside), current, new)


@in_each_language
def _labelled(
    open_rooms: tuple[Any, ...], doors: tuple[panels.Door, ...], current: str, new: frozenset[str]
) -> tuple[Entry, ...]:
    return (
        *[
            Entry(
                room.slug,
                str(room.short_name or room.name),
                room.icon,
                room.slug,
                room.slug == current,
                room.slug in new,
            )
            for room in open_rooms
        ],
        *[
            Entry(door.slug, str(door.label), door.icon, door.url_name, door.slug == current)
            for door in doors
        ],
    )
