"""Who sees whose phone number: the one place that decides it.

    reader ── is a member of ──▶ community ◀── is a member of ── owner of the number
                                     │
              the owner ticked this community, or said: all of mine

Nobody else sees it: not the world, not other people of the hall, not an owner who looks in. People
whom its owner has blocked don't see it either.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from guildhall.communities.models import Membership
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.people.models import Block, Person, Phone


def phones_among(seat: Seat, people: Iterable[Person]) -> dict[int, Phone]:
    """Numbers of these people by their ids, as a member sees them in this community. One query."""
    if not seat.is_member:
        return {}
    here = Membership.objects.current().filter(community=seat.community)
    shown = _shown_to(seat.someone, in_=here).filter(person__in=list(people))
    return {phone.person_id: phone for phone in shown}


def phone_of(person: Person, *, reader: Person) -> Phone | None:
    """The number of one person, where a community that both belong to may see it. One query."""
    return _phone_of.first(person_id=person.pk, reader_id=reader.pk)


@prepared
def _phone_of(person_id: int, reader_id: int) -> QuerySet[Phone]:
    reader = Person(pk=reader_id)
    shared = Membership.objects.current().filter(
        community__in=Membership.objects.current().filter(person=reader).values("community")
    )
    return _shown_to(reader, in_=shared).filter(person=person_id)


def are_together(person: Person, reader: Person) -> bool:
    """Whether both belong to one community: what someone lends is for them. One query."""
    return _together.first(person_id=person.pk, reader_id=reader.pk) is not None


@prepared
def _together(person_id: int, reader_id: int) -> QuerySet[Membership]:
    mine = Membership.objects.current().filter(person=reader_id).values("community")
    return Membership.objects.current().filter(person=person_id, community__in=mine)[:1]


def _shown_to(reader: Person, *, in_: QuerySet[Membership]) -> QuerySet[Phone]:
    chosen = Q(shows_phone=True) | Q(person__phone__reach=Phone.Reach.ALL)
    blocked = Block.objects.filter(person=OuterRef("person"), blocked=reader)
    return Phone.objects.filter(
        Exists(in_.filter(chosen, person=OuterRef("person"))),
        ~Exists(blocked),
        person__in=Person.objects.here(),
    )
