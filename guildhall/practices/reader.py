"""What a reader is to a tip or a practice."""

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.practices.policy import Relation, relation_of
from guildhall.practices.queries import around


def relation_in(seat: Seat, entry: Entry) -> Relation:
    """The entry has been read with its row and rules."""
    people = around(entry)
    return relation_of(
        seat,
        entry.way,
        authors=people.author_ids,
        topics=people.topic_ids,
        checkers=people.checker_ids,
        heir=people.heir,
        rules=entry.way.rules,
    )
