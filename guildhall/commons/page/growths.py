"""What an entry can become here, as acts."""

from functools import lru_cache

from guildhall.commons.kinds import growths
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.commons.page.declared import page_of
from guildhall.commons.trail import Trail
from guildhall.communities.rooms import kinds
from guildhall.communities.seats import Seat

MOST_IN_A_ROW = 2  # the others are behind “…”: a row of six is longer than the post above it


def growth_acts(seat: Seat, entry: Entry, trail: Trail) -> list[Act]:
    """What members can turn this entry into in the open rooms, unless it has been done."""
    place = page_of(entry).growth_place(seat, entry)
    if place is None or not seat.is_member or not entry.is_published:
        return []
    possible = [
        growth
        for growth in growths
        if entry.kind in growth.from_kinds and seat.has_room(kinds[growth.to_kind].room)
    ]
    made = trail.grown_kinds
    offered = [one for one in possible if one.is_repeatable or one.to_kind not in made]
    return [
        _act(growth.to_kind, growth.to_kind == entry.kind, _in_a_short_row(place, number))
        for number, growth in enumerate(offered)
    ]


def _in_a_short_row(place: Place, number: int) -> Place:
    return Place.MENU if place == Place.ROW and number >= MOST_IN_A_ROW else place


@lru_cache
def _act(to_kind: str, is_own_kind: bool, place: Place) -> Act:
    """In a menu, a row, or below the conversation; there one with an `offer` is suggested next."""
    growth = growths[to_kind]
    label, icon = (growth.label, growth.icon)
    if is_own_kind and growth.own_kind_label:
        label, icon = growth.own_kind_label, growth.own_kind_icon
    if place == Place.NEXT and not growth.offer:
        place = Place.BELOW
    return Act(
        label,
        icon,
        growth.url_name or "grow",
        place,
        is_post=False,
        look=Look.MAIN if place == Place.NEXT else Look.PLAIN,
        args=() if growth.url_name else (to_kind,),
        offer=growth.offer,
        hint=growth.hint,
    )
