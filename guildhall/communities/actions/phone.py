"""A person's phone number: who sees it is their own choice, and by default nobody does."""

from collections.abc import Iterable

from django.db import transaction

from guildhall.communities.models import Community, Membership
from guildhall.people.models import Person, Phone


def edit_phone(
    person: Person, *, number: str, reach: str, communities: Iterable[Community] = ()
) -> Phone:
    """From now on members of all their communities see it, or only of these."""
    with transaction.atomic():
        phone, _is_new = Phone.objects.update_or_create(
            person=person, defaults={"number": number.strip(), "reach": reach}
        )
        mine = Membership.objects.current().filter(person=person)
        mine.update(shows_phone=False)
        if reach == Phone.Reach.CHOSEN:
            mine.filter(community__in=list(communities)).update(shows_phone=True)
    return phone


def remove_phone(person: Person) -> None:
    """The number is deleted, and with it every choice of who sees it. Twice is harmless."""
    with transaction.atomic():
        Phone.objects.filter(person=person).delete()
        Membership.objects.filter(person=person, shows_phone=True).update(shows_phone=False)
