"""Leaving the hall: the account goes, what was written stays under the name the person chose."""

import secrets

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from guildhall.activity.actions import record
from guildhall.people.actions.audit import note_audit
from guildhall.people.events import LEFT_THE_HALL, PERSON_LEFT
from guildhall.people.models import Capacity, FoundBy, Offer, Person, Phone, UnitPeriod

_ADJECTIVES = [
    "Amber",
    "Brisk",
    "Calm",
    "Clear",
    "Early",
    "Kind",
    "Quiet",
    "Steady",
    "Warm",
    "Wide",
]
_NOUNS = [
    "Alder",
    "Anvil",
    "Birch",
    "Bridge",
    "Heron",
    "Lantern",
    "Meadow",
    "Plane",
    "River",
    "Sparrow",
]


class LastOwner(ValueError):
    """The last owner can't leave, be suspended or step down: the hall would have no owner."""


def leave(person: Person, *, left_as: str) -> None:
    """Blank the person. A person is never deleted; what mentions them is rewritten by a job."""
    with transaction.atomic():
        require_another_owner(person)
        take_off(person, left_as=left_as)
        note_audit(LEFT_THE_HALL, by=person, person=person)
        record(PERSON_LEFT, actor_id=person.pk)


def require_another_owner(person: Person) -> None:
    """Raises LastOwner where the hall would have none. Of two at once one waits for the other."""
    owners = Person.objects.here().filter(is_owner=True).order_by("pk").select_for_update()
    if [owner.pk for owner in owners] == [person.pk]:
        raise LastOwner("This is the last owner of this hall. Make someone else an owner first.")


def take_off(person: Person, *, left_as: str) -> None:
    """Blank the account, and delete its ways of signing in and what it said about the person."""
    with transaction.atomic():
        _blank(person, left_as)
        for listed in (Offer, Phone, FoundBy, Capacity):
            listed.objects.filter(person=person).delete()
        UnitPeriod.objects.filter(person=person, until__isnull=True).update(until=person.left_at)
        for kept in (EmailAddress, Authenticator, SocialAccount, UserSession):
            kept.objects.filter(user=person).delete()


def _blank(person: Person, left_as: str) -> None:
    names = {
        Person.LeftAs.NAME: person.name,
        Person.LeftAs.PSEUDONYM: f"{secrets.choice(_ADJECTIVES)} {secrets.choice(_NOUNS)}",
        Person.LeftAs.FORMER_MEMBER: gettext("former member"),
    }
    person.name = names[Person.LeftAs(left_as)]
    person.username = person.username_key = f"left-{secrets.token_hex(8)}"
    person.sign_in_name, person.sign_in_key = "", None
    person.headline = person.about = person.about_html = person.email = person.picture = ""
    person.is_active = person.is_owner = False
    person.left_at, person.left_as = timezone.now(), left_as
    person.set_unusable_password()
    person.save()
