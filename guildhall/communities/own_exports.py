"""What communities keep about a person."""

from collections.abc import Iterator
from typing import Any

from guildhall.communities.models import JoinRequest, Membership, RolePeriod
from guildhall.people.belongings import go_along, stay_behind
from guildhall.people.exports import exports
from guildhall.people.models import Person


def register() -> None:
    go_along(
        "communities.Membership.person", "communities.RolePeriod.person", "communities.Community.created_by",
        "communities.Invitation.created_by", "communities.JoinRequest.person", "communities.JoinRequest.decided_by",
    )  # fmt: skip
    stay_behind(
        "communities.OwnerVisit.person", "communities.Removal.person", "communities.StagePeriod.declared_by",
        "communities.Community.keeper", "communities.StewardOffer.to", "communities.StewardOffer.by",
    )  # fmt: skip
    exports.add("memberships", _memberships)
    exports.add("roles", _roles)
    exports.add("join_requests", _join_requests)


def _memberships(person: Person) -> Iterator[dict[str, Any]]:
    yield from Membership.objects.filter(person=person).values("community__name", "since", "until")


def _roles(person: Person) -> Iterator[dict[str, Any]]:
    yield from RolePeriod.objects.filter(person=person).values(
        "community__name", "role", "topic__name", "since", "until", "term_ends_on"
    )


def _join_requests(person: Person) -> Iterator[dict[str, Any]]:
    yield from JoinRequest.objects.filter(person=person).values("community__name", "answer", "asked_at", "decided_at")
