"""Who reads what someone who left has given: stewards, and heirs of what they wrote."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat
from guildhall.farewells.models import Farewell, Heir, Words

MOST = 40


def readers_of(farewell: Farewell) -> set[int]:
    """The ids of those who read it now. Two queries."""
    stewards = RolePeriod.objects.stewards_of(farewell.community_id)
    heirs = Heir.objects.filter(
        entry__community=farewell.community_id,
        entry__authorships__person=farewell.person_id,
        person__isnull=False,
    )
    found = {*stewards.values_list("person", flat=True), *heirs.values_list("person", flat=True)}
    return {person_id for person_id in found if person_id} - {farewell.person_id}


def words_given_to(seat: Seat) -> Sequence[Words]:
    """What this reader was given here, the newest first. One query."""
    return list(_given_in(seat).order_by("-given_at", "-pk")[:MOST])


def words_at(seat: Seat, words_id: int) -> Words | None:
    return _given_in(seat).filter(pk=words_id).first()


def _given_in(seat: Seat) -> QuerySet[Words]:
    given = Words.objects.filter(
        given_at__isnull=False, farewell__community=seat.community
    ).select_related("farewell__person", "farewell__community")
    if seat.is_steward:
        return given
    mine = Heir.objects.filter(person=seat.person, entry__community=seat.community)
    theirs = mine.values("entry__authorships__person")
    return given.filter(Q(farewell__person__in=theirs)) if seat.is_member else given.none()
