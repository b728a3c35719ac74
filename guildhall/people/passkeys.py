"""A passkey for someone who has just joined, created on the page after the invitation.

allauth asks people to confirm who they are before they add one. Someone who arrived a moment ago,
without password or passkey, has nothing to confirm it with.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import (
    begin_registration,
    complete_registration,
    parse_registration_response,
)
from django.core.exceptions import ValidationError

from guildhall.people.models import Person


class PasskeyRefused(ValueError):
    """The browser's answer does not fit the question it was asked."""


def may_make_first_passkey(person: Person) -> bool:
    """Only while they have no other way to sign in again."""
    return (
        not person.has_usable_password() and not Authenticator.objects.filter(user=person).exists()
    )


def passkey_options(person: Person) -> dict[str, Any]:
    """What the browser needs; the state waits in the session."""
    return begin_registration(person, passwordless=True)


def keep_passkey(person: Person, credential: dict[str, Any]) -> None:
    """Check the browser's answer and keep it. Raises PasskeyRefused."""
    try:
        parse_registration_response(credential)
        complete_registration(credential)
    except (ValidationError, ValueError, KeyError, TypeError):
        raise PasskeyRefused("This passkey couldn't be checked. Please try again.") from None
    Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Passkey", "credential": credential},
    )
