"""What waits for someone, and the way to take it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.farewells.handing import needs_heir
from guildhall.farewells.models import Heir

MOST = 60


@dataclass(frozen=True, slots=True)
class HandedOn:
    """An entry that nobody looks after, and the address of the button."""

    entry: Entry
    take_path: str


def without_heir(seat: Seat) -> QuerySet[Entry]:
    """The longest waiting first; of the rooms that are open."""
    kinds = [kind for one in needs_heir if seat.has_room(one.room) for kind in one.kinds]
    waiting = (
        Entry.objects.at(seat)
        .published()
        .filter(kind__in=kinds, pk__in=Heir.objects.missing().values("pk"))
    )
    return waiting.for_list().order_by("heir__since", "pk")


def handed_on(seat: Seat) -> Sequence[HandedOn]:
    """All that waits here. One query, and those of rooms with owners of their own."""
    found = [
        HandedOn(entry, _path(seat, "take_over_entry", entry))
        for entry in without_heir(seat)[:MOST]
    ]
    for one in needs_heir:
        if seat.has_room(one.room):
            found += [HandedOn(entry, _path(seat, one.takes, entry)) for entry in one.waits(seat)]
    return found[: 2 * MOST]


def _path(seat: Seat, name: str, entry: Entry) -> str:
    return reverse(name, args=[seat.community.slug, entry.pk])
