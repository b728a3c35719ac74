"""The steward of an imported community: an owner of the hall, or a keeper until there is one."""

from collections.abc import Sequence

from django.db import transaction

from guildhall.activity import listeners
from guildhall.communities.actions import hand_over_stewardship
from guildhall.communities.models import Membership
from guildhall.people.actions import arrive
from guildhall.people.models.person import Person, PersonQuerySet

SOURCE = "keeper"


def keeper_of_imports() -> Person:
    """The first owner, or, if there is none yet, a person called Keeper who can't sign in."""
    owner = Person.objects.here().filter(is_owner=True).order_by("pk").first()
    return owner or _keepers().first() or _new_keeper()


def relieve_keepers(owner: Person) -> None:
    """Hand every community of a keeper over to the owner."""
    for membership in (
        Membership.objects.current()
        .filter(person__in=_keepers())
        .select_related("community", "person")
    ):
        hand_over_stewardship(membership.community, by=membership.person, to=owner)


def relieve(heard: Sequence[listeners.Event]) -> None:
    for owner in Person.objects.here().filter(pk__in=[event.actor_id for event in heard]):
        relieve_keepers(owner)


def _keepers() -> PersonQuerySet:
    return Person.objects.here().filter(source=SOURCE)


def _new_keeper() -> Person:
    with transaction.atomic():
        keeper = arrive("Keeper")
        keeper.source = keeper.foreign_id = SOURCE
        keeper.kind = Person.Kind.PROGRAM
        keeper.save(update_fields=["source", "foreign_id", "kind"])
    return keeper
