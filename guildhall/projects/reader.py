"""What a reader is to a project."""

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.projects import policy
from guildhall.projects.policy import Relation, relation_of
from guildhall.projects.queries.around import around


def may_note_hours_in(seat: Seat, entry: Entry) -> Verdict:
    has_part = seat.person is not None and around(entry).has_part(seat.person.pk)
    return policy.may_note_hours(seat, entry, has_part=has_part)


def relation_in(seat: Seat, entry: Entry) -> Relation:
    """Nothing is read for who doesn't belong here."""
    if not seat.is_member:
        return Relation(frozenset())
    people = around(entry)
    return relation_of(seat, organisers=people.organiser_ids, topics=people.topic_ids)
