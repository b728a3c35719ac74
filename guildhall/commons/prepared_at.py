"""A prepared queryset of entries or replies, as three kinds of seats see it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import Prepared
from guildhall.people.models import Person

Row = TypeVar("Row", bound=Model)


class PreparedAt(Generic[Row]):
    """Wraps a function of a seat and an entry's id; its queryset is compiled once for each kind."""

    def __init__(self, build: Callable[[Seat, int], QuerySet[Row]]) -> None:
        def for_steward(community_id: int, entry_id: int) -> QuerySet[Row]:
            roles = frozenset({RolePeriod.Role.STEWARD})
            return build(Seat(Community(pk=community_id), None, 1, roles=roles), entry_id)

        def for_person(community_id: int, person_id: int, entry_id: int) -> QuerySet[Row]:
            return build(Seat(Community(pk=community_id), Person(pk=person_id)), entry_id)

        def for_nobody(community_id: int, entry_id: int) -> QuerySet[Row]:
            return build(Seat(Community(pk=community_id), None), entry_id)

        self._steward = Prepared(for_steward)
        self._person = Prepared(for_person)
        self._nobody = Prepared(for_nobody)

    def rows(self, seat: Seat, entry_id: int) -> list[Row]:
        ids = {"community_id": seat.community.pk, "entry_id": entry_id}
        if seat.is_steward:
            return self._steward.rows(**ids)
        if seat.person is not None:
            return self._person.rows(**ids, person_id=seat.person.pk)
        return self._nobody.rows(**ids)
