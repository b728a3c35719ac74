"""Who stewards a community that an import starts: an owner of the hall, or a keeper until there is one."""

from guildhall.people.actions import arrive
from guildhall.people.models import Person


def keeper_of_imports() -> Person:
    """The first owner; where there is none yet, a person called Keeper who has no way to sign in."""
    owner = Person.objects.here().filter(is_owner=True).order_by("pk").first()
    return owner or Person.objects.here().filter(username_key="keeper").first() or arrive("Keeper")
