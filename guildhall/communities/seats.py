"""A seat: one person in one community. Every view below /c/<slug>/ starts from one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from guildhall.communities.models import Community, Membership, OwnerVisit, RolePeriod
from guildhall.communities.rooms import Room, rooms
from guildhall.people.models import House, Person

Params = ParamSpec("Params")


@dataclass(frozen=True, slots=True)
class Seat:
    community: Community
    person: Person | None
    membership_id: int | None = None
    is_visiting_owner: bool = False
    roles: frozenset[str] = field(default_factory=frozenset)
    topic_roles: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    @property
    def is_member(self) -> bool:
        return self.membership_id is not None

    @property
    def is_steward(self) -> bool:
        return RolePeriod.Role.STEWARD in self.roles

    @property
    def is_buddy(self) -> bool:
        return RolePeriod.Role.BUDDY in self.roles

    @property
    def may_read(self) -> bool:
        return self.is_member or self.is_visiting_owner or self.community.is_open

    def is_steward_of(self, topic_ids: set[int]) -> bool:
        return self.is_steward or any((RolePeriod.Role.STEWARD, topic_id) in self.topic_roles for topic_id in topic_ids)

    @property
    def open_rooms(self) -> list[Room]:
        return [room for room in rooms if room.slug in self.community.open_rooms]

    @property
    def shut_rooms(self) -> list[Room]:
        return [room for room in rooms if room.slug not in self.community.open_rooms]

    def has_room(self, slug: str) -> bool:
        return slug in self.community.open_rooms


def take_seat(slug: str, person: Person | None) -> Seat:
    """The seat of `person` in the community called `slug`. Raises Http404 for one they cannot find.

    Two queries for a member (community and membership together, then roles), one for anybody else.
    """
    someone = person if person is not None and person.is_authenticated else None
    found = Community.objects.findable_by(someone).annotate(house_name=Subquery(House.objects.values("name")[:1]))
    if someone:
        found = found.annotate(membership_id=_membership_id(someone), visit_id=_visit_id(someone))
    community = get_object_or_404(found, slug=slug)
    membership_id = getattr(community, "membership_id", None)
    roles, topic_roles = _roles(community, someone) if membership_id and someone else (frozenset(), frozenset())
    return Seat(community, someone, membership_id, bool(getattr(community, "visit_id", None)), roles, topic_roles)


def in_community(
    view: Callable[Concatenate[HttpRequest, Seat, Params], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Params], HttpResponse]:
    """A view of what is written in a community: 404 for whoever may not read there."""

    @wraps(view)
    def seated(request: HttpRequest, community_slug: str, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        seat = take_seat(community_slug, request.user)  # type: ignore[arg-type]
        if not seat.may_read:
            raise Http404
        request.seat = seat  # type: ignore[attr-defined]
        return view(request, seat, *args, **kwargs)

    return seated


def in_room(slug: str) -> Callable:
    """Like in_community, for the views of one room: 404 while the room is shut."""

    def decorate(view: Callable[Concatenate[HttpRequest, Seat, Params], HttpResponse]) -> Callable:
        @in_community
        @wraps(view)
        def in_open_room(request: HttpRequest, seat: Seat, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
            if not seat.has_room(slug):
                raise Http404
            return view(request, seat, *args, **kwargs)

        return in_open_room

    return decorate


def at_the_door(
    view: Callable[Concatenate[HttpRequest, Seat, Params], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Params], HttpResponse]:
    """A view for whoever can find the community, also without reading what is inside."""

    @wraps(view)
    def seated(request: HttpRequest, community_slug: str, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        seat = take_seat(community_slug, request.user)  # type: ignore[arg-type]
        request.seat = seat  # type: ignore[attr-defined]
        return view(request, seat, *args, **kwargs)

    return seated


def _membership_id(person: Person) -> Subquery:
    return Subquery(Membership.objects.current().filter(community=OuterRef("pk"), person=person).values("pk")[:1])


def _visit_id(person: Person) -> Subquery:
    return Subquery(OwnerVisit.objects.filter(community=OuterRef("pk"), person=person, until__gt=timezone.now()).values("pk")[:1])


def _roles(community: Community, person: Person) -> tuple[frozenset[str], frozenset[tuple[str, int]]]:
    held = list(RolePeriod.objects.current().filter(community=community, person=person).values_list("role", "topic_id"))
    return (
        frozenset(role for role, topic_id in held if topic_id is None),
        frozenset((role, topic_id) for role, topic_id in held if topic_id is not None),
    )
