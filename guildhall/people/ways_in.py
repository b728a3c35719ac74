"""The ways in which a person can sign in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from guildhall.people.models import Person


def has_way_in_without(account: SocialAccount, *, person: Person) -> bool:
    """Whether they could still sign in if this account were no longer linked."""
    passkeys = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    linked = SocialAccount.objects.filter(user=person, provider__in=offered_services())
    return (
        person.has_usable_password()
        or any(_signs_in_alone(key) for key in passkeys)
        or linked.exclude(pk=account.pk).exists()
        or (settings.HAS_MAIL and EmailAddress.objects.filter(user=person, verified=True).exists())
    )


def offered_services() -> list[str]:
    """The operator's identity providers, by id."""
    openid_connect = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {})
    return [app["provider_id"] for app in openid_connect.get("APPS", [])]


def _signs_in_alone(key: Authenticator) -> bool:
    """A passkey does; a key used after a password says so (credProps of Web Authentication)."""
    return key.wrap().is_passwordless is not False
