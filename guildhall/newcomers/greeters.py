"""Whom to ask for a newcomer: those who took a role for it, in turn."""

from collections.abc import Collection

from django.db.models import Case, IntegerField, Max, QuerySet, Value, When

from guildhall.communities.models import Community, Membership, RolePeriod
from guildhall.newcomers.models import Welcome
from guildhall.people.models import Block, Person


def next_greeter(community: Community, *, newcomer: Person, but: Collection[int] = ()) -> Person | None:
    """A buddy of the community, else a steward; of several, whoever was asked longest ago. None where nobody is left.

    Only people who took one of these roles are asked: nobody is chosen for what they did.
    """
    return _greeters(community, RolePeriod.Role.BUDDY, newcomer, but) or _greeters(
        community, RolePeriod.Role.STEWARD, newcomer, but
    )


def next_buddy(community: Community, *, newcomer: Person, but: Collection[int] = ()) -> Person | None:
    """Somebody with the role of buddy; whoever was asked longest ago."""
    return _greeters(community, RolePeriod.Role.BUDDY, newcomer, but)


def _greeters(community: Community, role: str, newcomer: Person, but: Collection[int]) -> Person | None:
    held = RolePeriod.objects.current().filter(community=community, role=role, topic=None).values("person")
    members = Membership.objects.current().filter(community=community, paused_until=None).values("person")
    apart = Block.objects.filter(person=newcomer).values("blocked").union(Block.objects.filter(blocked=newcomer).values("person"))
    people = Person.objects.here().people().filter(pk__in=held).filter(pk__in=members).exclude(pk__in=[newcomer.pk, *but])
    people = people.exclude(pk__in=[row["blocked"] for row in apart])
    return _longest_ago(people, community).first()


def _longest_ago(people: QuerySet[Person], community: Community) -> QuerySet[Person]:
    asked = dict(
        Welcome.objects.filter(community=community, asked__in=people)
        .values_list("asked")
        .annotate(last=Max("pk"))
        .values_list("asked", "last")
    )
    order = Case(*[When(pk=pk, then=Value(last)) for pk, last in asked.items()], default=Value(0), output_field=IntegerField())
    return people.annotate(asked_last=order).order_by("asked_last", "pk")
