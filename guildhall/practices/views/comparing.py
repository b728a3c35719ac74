"""A local version beside its original."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.communities.seats import Seat, in_room
from guildhall.practices.events import ROOM
from guildhall.practices.reading import typed_parts
from guildhall.practices.views.finding import visible_way
from guildhall.practices.way_parts import PARTS, PRACTICE


@in_room(ROOM)
def compare_ways(request: HttpRequest, seat: Seat, entry_id: int, other_id: int) -> HttpResponse:
    """A local version beside its original, part by part."""
    entry, other = visible_way(seat, entry_id), visible_way(seat, other_id)
    if other.way.branch_of_id != entry.pk:
        raise Http404
    here, there = typed_parts(entry.way), typed_parts(other.way)
    parts = [
        (part.heading, here.get(part.name, ""), there.get(part.name, ""))
        for part in PARTS[PRACTICE]
    ]
    parts = [(heading, original, local) for heading, original, local in parts if original or local]
    context = {"entry": entry, "other": other, "parts": parts, "room": ROOM}
    return render(request, "practices/compare_ways.html", context)
