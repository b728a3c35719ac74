"""A prepared queryset of entries or replies, as three kinds of seats see it."""

import inspect
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.kit.places import Given
from guildhall.kit.prepared import Prepared
from guildhall.people.models import Person

Row = TypeVar("Row", bound=Model)


class PreparedAt(Generic[Row]):
    """Wraps a function of a seat, an `entry_id`, and what else its rows depend on.

    Its queryset is compiled once for each kind of seat. What comes after the seat is annotated and
    reaches the SQL as `Prepared` asks for it.
    """

    def __init__(self, build: Callable[..., QuerySet[Row]]) -> None:
        def for_steward(community_id: int, **given: Given) -> QuerySet[Row]:
            roles = frozenset({RolePeriod.Role.STEWARD})
            return build(Seat(Community(pk=community_id), None, 1, roles=roles), **given)

        def for_person(community_id: int, person_id: int, **given: Given) -> QuerySet[Row]:
            return build(Seat(Community(pk=community_id), Person(pk=person_id)), **given)

        def for_nobody(community_id: int, **given: Given) -> QuerySet[Row]:
            return build(Seat(Community(pk=community_id), None), **given)

        more = tuple(inspect.signature(build).parameters.values())[1:]
        self._steward = Prepared(_taking(for_steward, more))
        self._person = Prepared(_taking(for_person, more))
        self._nobody = Prepared(_taking(for_nobody, more))

    def rows(self, seat: Seat, entry_id: int, **more: Given) -> list[Row]:
        given = {"community_id": seat.community.pk, "entry_id": entry_id, **more}
        if seat.is_steward:
            return self._steward.rows(**given)
        if seat.person is not None:
            return self._person.rows(**given, person_id=seat.person.pk)
        return self._nobody.rows(**given)


def _taking(build: Callable[..., Any], more: tuple[inspect.Parameter, ...]) -> Callable[..., Any]:
    """`build` with its own named parameters and `more`, as its signature says it."""
    *own, _given = inspect.signature(build).parameters.values()
    signature = inspect.Signature([*own, *more])
    vars(build)["__signature__"] = signature
    return build
