"""What a reader is to an idea."""

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.ideas.policy import NOBODY, Relation, relation_of
from guildhall.ideas.queries import around


def relation_in(seat: Seat, entry: Entry) -> Relation:
    """Nothing is read for who doesn't belong here."""
    if not seat.is_member:
        return NOBODY
    people = around(entry)
    challenge = entry.idea.challenge
    return relation_of(
        seat,
        authors=people.author_ids,
        topics=people.topic_ids,
        decider=challenge.decider_id if challenge else None,
    )
