"""What a reader is to a tip or a practice."""

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.practices.policy import Standing, standing_of
from guildhall.practices.queries import around


def standing_in(seat: Seat, entry: Entry) -> Standing:
    """The entry has been read with its row and rules."""
    people = around(entry)
    return standing_of(
        seat,
        entry.way,
        authors=people.author_ids,
        topics=people.topic_ids,
        checkers=people.checker_ids,
        rules=entry.way.rules,
    )
