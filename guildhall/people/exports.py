"""What this app keeps about a person."""

from collections.abc import Iterator, Mapping
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount

from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import AuditRecord, Block, Capacity, Offer, Person, Phone, UnitPeriod


def exports(person: Person) -> Kept:
    return {
        "profile": _profile(person),
        "offers": _offers(person),
        "units": _units(person),
        "account_history": _account_history(person),
        "phone": Phone.objects.filter(person=person).values("number", "reach"),
        "when_asked": OnlyTheirs(
            Capacity.objects.filter(person=person).values("most_a_week", "not_until", "by_name")
        ),
        "linked_accounts": _linked_accounts(person),
        "blocked": OnlyTheirs(
            Block.objects.filter(person=person).values("blocked__username", "at")
        ),
    }


def _profile(person: Person) -> Iterator[Mapping[str, Any]]:
    yield {
        "username": person.username,
        "name": person.name,
        "sign_in_name": person.sign_in_name,
        "headline": person.headline,
        "about": person.about,
        "time_zone": person.time_zone,
        "look": person.look,
        "came_at": person.claimed_at,
        "mail_addresses": list(
            EmailAddress.objects.filter(user=person).values_list("email", flat=True)
        ),
    }


def _offers(person: Person) -> Iterator[Mapping[str, Any]]:
    yield from Offer.objects.filter(person=person).values("kind", "text", "created_at")


def _units(person: Person) -> Iterator[Mapping[str, Any]]:
    yield from UnitPeriod.objects.filter(person=person).values("unit__name", "since", "until")


def _linked_accounts(person: Person) -> Iterator[Mapping[str, Any]]:
    yield from SocialAccount.objects.filter(user=person).values(
        "provider", "uid", "extra_data", "date_joined", "last_login"
    )


def _account_history(person: Person) -> Iterator[Mapping[str, Any]]:
    yield from AuditRecord.objects.filter(person=person).values("act", "at", "note")
