"""Who can look at a report about letters: never the two whom it is between."""

from guildhall.communities.models import Community, Membership, RolePeriod
from guildhall.people.models import Person


def who_looks(community: Community | None, *, about: Person, by: Person) -> set[int]:
    """The stewards of a community, or the owners of the hall, other than these two."""
    people = Person.objects.here().people().exclude(pk__in=[about.pk, by.pk])
    if community is None:
        return set(people.filter(is_owner=True).values_list("pk", flat=True))
    held = RolePeriod.objects.stewards_of(community)
    return set(people.filter(pk__in=held.values("person")).values_list("pk", flat=True))


def places_for(about: Person, *, by: Person) -> list[Community | None]:
    """Where `by` can report `about`: communities of both, then the owners of the hall (None)."""
    mine = Membership.objects.current().filter(person=by).values("community")
    theirs = Membership.objects.current().filter(person=about, community__in=mine)
    shared = Community.objects.filter(pk__in=theirs.values("community")).order_by("name_key")
    others = Person.objects.here().people().exclude(pk__in=[about.pk, by.pk])
    stewarded = RolePeriod.objects.stewards().filter(person__in=others, community__in=shared)
    places: list[Community | None] = list(shared.filter(pk__in=stewarded.values("community")))
    if not about.is_owner or others.filter(is_owner=True).exists():
        places.append(None)
    return places
