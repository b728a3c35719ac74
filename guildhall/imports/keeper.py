"""Who stewards a community that an import starts: an owner of the hall, or a keeper until there is one."""

from django.db import transaction

from guildhall.people.actions import arrive
from guildhall.people.models import Person

SOURCE = "keeper"


def keeper_of_imports() -> Person:
    """The first owner; where there is none yet, a person called Keeper who has no way to sign in."""
    owner = Person.objects.here().filter(is_owner=True).order_by("pk").first()
    return owner or Person.objects.here().filter(source=SOURCE).first() or _new_keeper()


def _new_keeper() -> Person:
    with transaction.atomic():
        keeper = arrive("Keeper")
        keeper.source = keeper.foreign_id = SOURCE
        keeper.save(update_fields=["source", "foreign_id"])
    return keeper
