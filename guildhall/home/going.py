"""Where one can go from anywhere by a few keys: acts, rooms, communities, own pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.web.panels import begins_in, doors_among_rooms, doors_for, menu_links_for

HOME = (gettext_lazy("Home"), "house", "home"), (gettext_lazy("All notices"), "bell", "notices")


@dataclass(frozen=True, slots=True)
class Goal:
    """A page to go to; `about` tells it from others that are called alike."""

    label: Any
    icon: str
    path: str
    about: Any = ""


def goals_of(person: Person, seat: Seat | None) -> Iterator[Goal]:
    """The nearest first: what can be begun here, the rooms here, communities, own pages.

    One query.
    """
    if seat is not None:
        yield from _here(seat)
    for community in Community.objects.of(person).order_by("name_key"):
        yield Goal(community.name, "users", community.get_absolute_url(), _("community"))
    for label, icon, url_name in HOME:
        yield Goal(label, icon, reverse(url_name))
    for link in menu_links_for(is_owner=person.is_owner):
        yield Goal(link.label, link.icon, reverse(link.url_name))


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
