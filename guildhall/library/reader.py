"""What a reader is to a page."""

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.library.policy import Relation, relation_of
from guildhall.library.queries import around


def relation_in(seat: Seat, entry: Entry) -> Relation:
    """The entry has been read with its row and rules."""
    here = around(entry)
    return relation_of(
        seat,
        authors=here.author_ids,
        topics=here.topic_ids,
        reliance=entry.page.reliance,
    )
