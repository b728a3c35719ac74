"""A prepared queryset of entries or replies, as it is seen from the three kinds of seats."""

from collections.abc import Callable
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import Prepared
from guildhall.people.models import Person

Row = TypeVar("Row", bound=Model)


class PreparedAt(Generic[Row]):
    """Wraps a function of a seat and an entry's id; what it builds is compiled once for each kind of seat."""

    def __init__(self, build: Callable[[Seat, int], QuerySet[Row]]) -> None:
        def for_steward(community_id: int, entry_id: int) -> QuerySet[Row]:
            return build(
                Seat(
                    Community(pk=community_id), None, 1, roles=frozenset({RolePeriod.Role.STEWARD})
                ),
                entry_id,
            )

        def for_somebody(community_id: int, person_id: int, entry_id: int) -> QuerySet[Row]:
            return build(Seat(Community(pk=community_id), Person(pk=person_id)), entry_id)

        def for_nobody(community_id: int, entry_id: int) -> QuerySet[Row]:
            return build(Seat(Community(pk=community_id), None), entry_id)

        self._steward, self._somebody, self._nobody = (
            Prepared(for_steward),
            Prepared(for_somebody),
            Prepared(for_nobody),
        )

    def rows(self, seat: Seat, entry_id: int) -> list[Row]:
        ids = {"community_id": seat.community.pk, "entry_id": entry_id}
        if seat.is_steward:
            return self._steward.rows(**ids)
        if seat.person is not None:
            return self._somebody.rows(**ids, person_id=seat.person.pk)
        return self._nobody.rows(**ids)
