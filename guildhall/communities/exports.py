"""What communities keep about a person."""

from collections.abc import Iterator, Mapping
from typing import Any

from guildhall.communities.models import JoinRequest, Membership, RolePeriod
from guildhall.communities.models.absence import Absence
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "memberships": _memberships(person),
        "roles": _roles(person),
        "join_requests": _join_requests(person),
        "absences": Absence.objects.filter(person=person).values(
            "since", "until_on", "ended_at", "cover__name", "agreed_at", "pauses_mail"
        ),
        "covered_for": Absence.objects.filter(cover=person, agreed_at__isnull=False).values(
            "person__name", "since", "until_on", "ended_at"
        ),
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
