"""What communities keep about a person."""

from collections.abc import Iterator, Mapping
from typing import Any

from guildhall.communities.models import JoinRequest, Membership, RolePeriod
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "memberships": _memberships(person),
        "roles": _roles(person),
        "join_requests": _join_requests(person),
    }


def _memberships(person: Person) -> Iterator[Mapping[str, Any]]:
    yield from Membership.objects.filter(person=person).values(
        "community__name", "since", "until", "shows_phone"
    )


def _roles(person: Person) -> Iterator[Mapping[str, Any]]:
    yield from RolePeriod.objects.filter(person=person).values(
        "community__name", "role", "topic__name", "since", "until", "term_ends_on"
    )


def _join_requests(person: Person) -> Iterator[Mapping[str, Any]]:
    yield from JoinRequest.objects.filter(person=person).values(
        "community__name", "answer", "asked_at", "decided_at"
    )
