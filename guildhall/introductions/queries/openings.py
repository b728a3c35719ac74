"""Openings, for the list of the room."""

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.introductions.events import OPENING
from guildhall.introductions.models import OpeningState


def openings_in(seat: Seat, *, is_open: bool) -> QuerySet[Entry]:
    """Those that are open, or those that are not any more; sorted by the page."""
    states = [OpeningState.OPEN] if is_open else [OpeningState.FOUND, OpeningState.CLOSED]
    rows = Entry.objects.at(seat).published().filter(kind=OPENING, state__in=states)
    return rows.for_list().select_related("opening").prefetch_related("topics")
