"""Whom to ask to look after a newcomer: people who took on a role for it, in turn."""

from collections.abc import Collection

from django.db.models import Max, QuerySet

from guildhall.communities.models import Community, Membership, RolePeriod
from guildhall.communities.standing_in import present_among
from guildhall.newcomers.models import Welcome
from guildhall.people.models import Block, Person


def next_greeter(
    community: Community, *, newcomer: Person, but: Collection[int] = ()
) -> Person | None:
    """A buddy of the community, else a steward; of several, the one not asked for longest.

    None where nobody is left. Only people who took on one of these roles are asked, or who covers
    for one who is away: nobody is chosen for what they did.
    """
    return _greeters(community, RolePeriod.Role.BUDDY, newcomer, but) or _greeters(
        community, RolePeriod.Role.STEWARD, newcomer, but
    )


def next_buddy(
    community: Community, *, newcomer: Person, but: Collection[int] = ()
) -> Person | None:
    """Someone with the role of buddy; of several, the one not asked for longest."""
    return _greeters(community, RolePeriod.Role.BUDDY, newcomer, but)


def _greeters(
    community: Community, role: str, newcomer: Person, but: Collection[int]
) -> Person | None:
    """Up to five queries; one where nobody holds the role."""
    roles = RolePeriod.objects.current().filter(community=community, role=role, topic=None)
    holders = set(roles.values_list("person", flat=True))
    if not holders - {newcomer.pk, *but}:
        return None
    holders = present_among(holders, community_id=community.pk) - {newcomer.pk, *but}
    members = Membership.objects.may_write().filter(community=community)
    people = Person.objects.here().people().filter(pk__in=holders - _apart_from(newcomer))
    return _longest_ago(people.filter(pk__in=members.values("person")), community)


def _apart_from(person: Person) -> set[int]:
    """Whom they blocked, and who blocked them."""
    blocked = Block.objects.filter(person=person).values_list("blocked")
    return {
        pk for (pk,) in blocked.union(Block.objects.filter(blocked=person).values_list("person"))
    }


def _longest_ago(people: QuerySet[Person], community: Community) -> Person | None:
    candidates = list(people)
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    asked = Welcome.objects.filter(community=community, asked__in=candidates).values_list("asked")
    last_asked = dict(asked.annotate(last=Max("pk")).values_list("asked", "last"))
    return min(candidates, key=lambda person: (last_asked.get(person.pk, 0), person.pk))
