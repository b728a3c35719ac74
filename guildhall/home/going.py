"""Where one can go from anywhere by a few keys: acts, rooms, what was read last, communities, own
pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.unread import read_last
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.web.panels import begins_in, doors_among_rooms, doors_for, menu_links_for

MOST_NEAR = 6  # communities whose acts and rooms are there from outside of them
HOME = (gettext_lazy("Home"), "house", "home"), (gettext_lazy("All notices"), "bell", "notices")


@dataclass(frozen=True, slots=True)
class Goal:
    """A page to go to; `about` tells it from others that are called alike."""

    label: Any
    icon: str
    path: str
    about: Any = ""


def goals_of(person: Person, seat: Seat | None) -> Iterator[Goal]:
    """The nearest first: what can be begun here and the rooms here, or those of the reader's
    communities; then what they read last, communities, own pages.

    Two queries.
    """
    communities = list(Community.objects.of(person).order_by("name_key"))
    if seat is not None:
        yield from _here(seat)
    else:
        yield from _near(communities[:MOST_NEAR])
    for entry in read_last(person):
        path = path_of(entry, entry.community.slug)
        yield Goal(entry.heading, "history", path, entry.community.name)
    for community in communities:
        yield Goal(community.name, "users", community.get_absolute_url(), _("community"))
    for label, icon, url_name in HOME:
        yield Goal(label, icon, reverse(url_name))
    for link in menu_links_for(is_owner=person.is_owner):
        yield Goal(link.label, link.icon, reverse(link.url_name))


def _near(communities: Iterable[Community]) -> Iterator[Goal]:
    for community in communities:
        if not community.is_closed:
            for begin in begins_in(community.open_rooms):
                path = reverse(begin.url_name, args=[community.slug])
                yield Goal(begin.label, begin.icon, path, community.name)
    for community in communities:
        for room in rooms:
            if room.slug in community.open_rooms:
                path = reverse(room.slug, args=[community.slug])
                yield Goal(room.name, room.icon, path, community.name)


def _here(seat: Seat) -> Iterator[Goal]:
    slug, name = seat.community.slug, seat.community.name
    if seat.takes_part:
        for begin in begins_in(seat.community.open_rooms):
            yield Goal(begin.label, begin.icon, reverse(begin.url_name, args=[slug]), name)
    if seat.may_read:
        for room in seat.open_rooms:
            yield Goal(room.name, room.icon, reverse(room.slug, args=[slug]), name)
        for door in doors_among_rooms():
            yield Goal(door.label, door.icon, reverse(door.url_name, args=[slug]), name)
    for door in doors_for(is_member=seat.is_member, is_steward=seat.is_steward):
        yield Goal(door.label, door.icon, reverse(door.url_name, args=[slug]), name)
