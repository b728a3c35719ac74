"""Who is away, and who stands in for them: what the hall asks of someone passes on.

A cover gets what is asked of the person, in communities that both belong to; never their rights.
Where there is no cover, or the cover has left or is away too, the others with the same role and
the stewards are asked, as whoever calls decides.
"""

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from guildhall.communities.models import Membership
from guildhall.communities.models.absence import Absence
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person, is_a_person, is_here


def covers_of(
    person_ids: Collection[int], *, community_id: int | None, at: dt.datetime | None = None
) -> dict[int, int | None]:
    """Those of these people who are away, each with who covers there now. One query."""
    now = at or timezone.now()
    away = Absence.objects.going_on(at=now).filter(person__in=person_ids)
    rows = away.annotate(covers_here=_covers_in(community_id, now))
    return {
        one.person_id: one.cover_id if one.is_covered and vars(one)["covers_here"] else None
        for one in rows
    }


def present_among(person_ids: Collection[int], *, community_id: int) -> set[int]:
    """These people, with who covers in place of those who are away. One query."""
    covers = covers_of(person_ids, community_id=community_id)
    return (set(person_ids) - set(covers)) | {cover for cover in covers.values() if cover}


def is_away(person_id: str = "pk", *, at: dt.datetime | None = None) -> Exists:
    """As a condition of a query over people, or over rows that name one."""
    return Exists(Absence.objects.going_on(at=at).filter(person=OuterRef(person_id)))


def away_until(person_id: str = "person", *, at: dt.datetime | None = None) -> Subquery:
    """The last day on which the person of a row is away, for an annotation; else None."""
    away = Absence.objects.going_on(at=at).filter(person=OuterRef(person_id))
    return Subquery(away.values("until_on")[:1])


def last_days_away(person_ids: Collection[int]) -> dict[int, dt.date]:
    """Those of these people who are away, each with their last day. One query."""
    away = Absence.objects.going_on(at=timezone.now()).filter(person__in=person_ids)
    return dict(away.values_list("person", "until_on"))


def absence_of(person: Person) -> Absence | None:
    """With who covers, and whether they can now. One query."""
    return _of.first(person_id=person.pk, now=timezone.now())


def absences_about(person: Person) -> list[Absence]:
    """The person's own, and those that they cover or are asked to cover. One query.

    Each knows whether its cover can take over now, as `absence_of` does.
    """
    return _about.rows(person_id=person.pk, now=timezone.now())


def absences_concerning(person_id: int, *, at: dt.datetime) -> QuerySet[Absence]:
    """The person's own, and those of others that they cover or are asked to cover."""
    concerns = Q(person=person_id) | Q(cover=person_id, declined_at=None)
    return Absence.objects.going_on(at=at).filter(concerns)


def rests_from_mail(person: Person) -> dt.datetime | None:
    """Until when mail to them rests, as they chose; None where it doesn't. One query."""
    absence = absence_of(person)
    return absence.back_at if absence and absence.pauses_mail else None


def shared_with(person: Person) -> QuerySet[Person]:
    """People of the communities that the person belongs to: any of them may be asked to cover."""
    mine = Membership.objects.current().filter(person=person).values("community")
    members = Membership.objects.current().filter(community__in=mine, person=OuterRef("pk"))
    return Person.objects.here().people().filter(Exists(members)).exclude(pk=person.pk)


@prepared
def _of(person_id: int, now: dt.datetime) -> QuerySet[Absence]:
    absences = Absence.objects.going_on(at=now).filter(person=person_id)
    return absences.annotate(cover_is_there=_covers_anywhere(now)).select_related("cover")


@prepared
def _about(person_id: int, now: dt.datetime) -> QuerySet[Absence]:
    absences = absences_concerning(person_id, at=now)
    absences = absences.annotate(cover_is_there=_covers_anywhere(now))
    return absences.select_related("person", "cover").order_by("since", "pk")[:20]


def _covers_in(community_id: int | None, now: dt.datetime) -> Exists:
    """The cover belongs there, and can take over."""
    return Exists(_memberships_of_cover(now).filter(community=community_id))


def _covers_anywhere(now: dt.datetime) -> Exists:
    """The cover belongs to one of the communities of the person, and can take over."""
    theirs = Membership.objects.current().filter(person=OuterRef(OuterRef("person")))
    return Exists(_memberships_of_cover(now).filter(community__in=theirs.values("community")))


def _memberships_of_cover(now: dt.datetime) -> QuerySet[Membership]:
    """Where the cover of an absence can write; none of someone who isn't here or is away too."""
    memberships = Membership.objects.may_write(at=now).filter(
        is_here(of="person__"),
        is_a_person(of="person__"),
        person=OuterRef("cover"),
    )
    return memberships.exclude(Exists(_also_away(now)))


def _also_away(now: dt.datetime) -> QuerySet[Absence]:
    return Absence.objects.going_on(at=now).filter(person=OuterRef("person"))
