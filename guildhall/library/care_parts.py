"""What the page of a page shows of who looks after it, and of changes that are suggested."""

from collections.abc import Iterator

from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.library.care_transitions import DECIDERS
from guildhall.library.policy import Relation
from guildhall.library.queries.care import open_suggestions
from guildhall.library.transitions import Who


def care_parts(seat: Seat, entry: Entry, relation: Relation) -> Iterator[Part]:
    """One query for members, none for others."""
    yield from _care(seat, entry, relation)
    yield from _suggested(seat, entry, relation)


def _care(seat: Seat, entry: Entry, relation: Relation) -> Iterator[Part]:
    reliance = entry.page.reliance
    if reliance is None or entry.page.is_withdrawn:
        return
    is_between_them = bool(relation.who & {Who.OWNER, Who.STEWARD})
    reads = {
        "asks_me": Who.ASKED in relation.who,
        "waits_for": reliance.offered_to if is_between_them else None,
    }
    yield Part(Spot.NOTICE, "library/_care.html", reads, "care")


def _suggested(seat: Seat, entry: Entry, relation: Relation) -> Iterator[Part]:
    """To those who decide, all of them; to others their own."""
    if seat.person is None or not seat.is_member:
        return
    waiting = open_suggestions(entry)
    mine = [one for one in waiting if one.person_id == seat.person.pk]
    others = [one for one in waiting if one.person_id != seat.person.pk]
    to_decide = others if relation.who & DECIDERS else []
    if mine or to_decide:
        reads = {"mine": mine, "to_decide": to_decide}
        yield Part(Spot.NOTICE, "library/_suggested.html", reads)
