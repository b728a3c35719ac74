"""A seat: one person in one community. Every view below /c/<slug>/ starts from one."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from guildhall.communities.models import Community, Membership, OwnerVisit, RolePeriod
from guildhall.communities.rooms import Room, rooms
from guildhall.communities.viewing import NO_ONE
from guildhall.kit.joined import Joined
from guildhall.kit.prepared import prepared
from guildhall.people.models import House, Person
from guildhall.people.requests import reader_of

Request = TypeVar("Request", bound=HttpRequest)
Params = ParamSpec("Params")
FIRST_WEEKS = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Seat:
    community: Community
    person: Person | None
    membership_id: int | None = None
    is_visiting_owner: bool = False
    paused_until: dt.datetime | None = None
    since: dt.datetime | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    topic_roles: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    @property
    def someone(self) -> Person:
        """The person who is signed in, in views that require it. Raises TypeError for others."""
        if self.person is None:
            raise TypeError("Nobody is signed in here.")
        return self.person

    @property
    def house_version(self) -> int:
        """As it was read with the community; 0 in a hall that has not been set up."""
        return getattr(self.community, "house_version", None) or 0

    @property
    def is_member(self) -> bool:
        return self.membership_id is not None

    @property
    def takes_part(self) -> bool:
        """Whether they can write here now."""
        return self.is_member and not self.is_paused and not self.community.is_closed

    @property
    def is_paused(self) -> bool:
        return self.paused_until is not None and self.paused_until > timezone.now()

    @property
    def is_new(self) -> bool:
        """In the first two weeks of belonging."""
        return self.since is not None and self.since > timezone.now() - FIRST_WEEKS

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
        return self.is_steward or any(
            (RolePeriod.Role.STEWARD, topic_id) in self.topic_roles for topic_id in topic_ids
        )

    @property
    def open_rooms(self) -> list[Room]:
        return [room for room in rooms if room.slug in self.community.open_rooms]

    @property
    def shut_rooms(self) -> list[Room]:
        return [room for room in rooms if room.slug not in self.community.open_rooms]

    def has_room(self, slug: str) -> bool:
        return slug in self.community.open_rooms

    def of_a_member(self, reader: Person, *, since: dt.datetime) -> "Seat":
        """The seat that `reader` would have here, as a member without a role."""
        return Seat(self.community, reader, membership_id=NO_ONE, since=since)


def take_seat(slug: str, person: Person | None) -> Seat:
    """The seat of `person` in the community called `slug`. Raises Http404 for one they cannot find.

    One query (community, membership and roles together), none for a steward who views it as a
    member (`viewing.py`).
    """
    brought = getattr(person, "seat_brought", None)
    if brought is not None and brought.community.slug == slug:
        return brought
    someone = person if person is not None and person.is_authenticated else None
    if someone is None:
        community = _for_nobody.first(slug=slug)
    else:
        community = _for_someone.first(slug=slug, person_id=someone.pk, now=timezone.now())
    if community is None:
        raise Http404
    membership_id = getattr(community, "membership_id", None)
    roles, topic_roles = _roles(community) if membership_id else (frozenset(), frozenset())
    paused_until, since = (
        getattr(community, "paused_until", None),
        getattr(community, "member_since", None),
    )
    return Seat(
        community,
        someone,
        membership_id,
        bool(getattr(community, "visit_id", None)),
        paused_until,
        since,
        roles,
        topic_roles,
    )


def seat_or_none(slug: str, person: Person | None) -> Seat | None:
    """As `take_seat`; None where they find no such community."""
    try:
        return take_seat(slug, person)
    except Http404:
        return None


def in_community(
    view: Callable[Concatenate[Request, Seat, Params], HttpResponse],
) -> Callable[Concatenate[Request, str, Params], HttpResponse]:
    """A view of what is written in a community: 404 for people who may not read it."""

    @wraps(view)
    def seated(
        request: Request, community_slug: str, *args: Params.args, **kwargs: Params.kwargs
    ) -> HttpResponse:
        seat = take_seat(community_slug, reader_of(request))
        if not seat.may_read:
            raise Http404
        _sit(request, seat)
        return view(request, seat, *args, **kwargs)

    return seated


def seat_of(request: HttpRequest) -> Seat:
    """The seat of the reader, in views of a community. Raises TypeError elsewhere."""
    seat = getattr(request, "seat", None)
    if not isinstance(seat, Seat):
        raise TypeError("This page is in no community.")
    return seat


def in_room(slug: str) -> Callable:
    """Like in_community, for the views of one room: 404 while the room is shut."""

    def decorate(
        view: Callable[Concatenate[Request, Seat, Params], HttpResponse],
    ) -> Callable[Concatenate[Request, str, Params], HttpResponse]:
        @wraps(view)
        def in_open_room(
            request: Request, seat: Seat, *args: Params.args, **kwargs: Params.kwargs
        ) -> HttpResponse:
            if not seat.has_room(slug):
                raise Http404
            return view(request, seat, *args, **kwargs)

        vars(in_open_room)["room"] = slug  # who knows its address can ask which room it is in
        return in_community(in_open_room)

    return decorate


def at_the_door(
    view: Callable[Concatenate[Request, Seat, Params], HttpResponse],
) -> Callable[Concatenate[Request, str, Params], HttpResponse]:
    """A view for people who can find the community, even if they can't read it."""

    @wraps(view)
    def seated(
        request: Request, community_slug: str, *args: Params.args, **kwargs: Params.kwargs
    ) -> HttpResponse:
        seat = take_seat(community_slug, reader_of(request))
        _sit(request, seat)
        return view(request, seat, *args, **kwargs)

    return seated


def _sit(request: HttpRequest, seat: Seat) -> None:
    # the shell and the panels read it there, see seat_of
    request.seat = seat  # type: ignore[attr-defined]


@prepared
def _for_nobody(slug: str) -> QuerySet[Community]:
    return with_house_name(Community.objects.findable_by(None)).filter(slug=slug)


@prepared
def _for_someone(slug: str, person_id: int, now: dt.datetime) -> QuerySet[Community]:
    person = Person(pk=person_id)
    mine = Membership.objects.current().filter(community=OuterRef("pk"), person=person)
    visits = OwnerVisit.objects.filter(
        community=OuterRef("pk"), person=person, until__gt=now
    ).values("pk")[:1]
    communities = Community.objects.findable_by(person, at=now).filter(slug=slug)
    return with_house_name(communities).annotate(
        membership_id=Subquery(mine.values("pk")[:1]),
        paused_until=Subquery(mine.values("paused_until")[:1]),
        member_since=Subquery(mine.values("since")[:1]),
        visit_id=Subquery(visits),
        roles_held=_roles_held(person),
    )


def with_house_name(communities: QuerySet[Community]) -> QuerySet[Community]:
    """With the name of the hall, which every page shows, and the version of what it says.

    The usual name where the owner has set nothing yet.
    """
    house, usual = House.objects.all(), House._meta.get_field("name").get_default()
    return communities.annotate(
        house_name=Coalesce(Subquery(house.values("name")[:1]), Value(usual)),
        house_version=Subquery(house.values("version")[:1]),
    )


def _roles_held(person: Person) -> Subquery:
    """What `_roles` reads: each role, with the id of its topic where it is of one."""
    held = RolePeriod.objects.current().filter(community=OuterRef("pk"), person=person)
    topic_id = Coalesce(Cast("topic_id", TextField()), Value("", output_field=TextField()))
    each = Concat("role", Value(":"), topic_id, output_field=TextField())
    return Subquery(held.order_by().values("community").values(roles=Joined(each)))


def _roles(community: Community) -> tuple[frozenset[str], frozenset[tuple[str, int]]]:
    """Of the member for whom the community was read: everywhere in it, and of topics. No query."""
    written = getattr(community, "roles_held", None) or ""
    held = [role.partition(":") for role in written.split()]
    return (
        frozenset(role for role, _colon, topic_id in held if not topic_id),
        frozenset((role, int(topic_id)) for role, _colon, topic_id in held if topic_id),
    )
