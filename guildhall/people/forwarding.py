"""How sign-ins reach the hall, and whether GUILDHALL_TRUSTED_PROXIES fits that."""

import datetime as dt

from django.http import HttpRequest
from django.utils import timezone

from guildhall.kit.addresses import is_public
from guildhall.kit.proxies import Proxies, client_of, forwarded_for
from guildhall.people.models import Forwarding

REMEMBERED = dt.timedelta(days=30)
SETTING = "GUILDHALL_TRUSTED_PROXIES"


def note_forwarding(request: HttpRequest) -> None:
    """Remember how this sign-in came; only the newest is kept."""
    peer, header = request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", "")
    newest = {"peer": peer[:60], "forwarded_for": header[-500:], "at": timezone.now()}
    Forwarding.objects.update_or_create(pk=1, defaults=newest)


def newest_forwarding() -> Forwarding | None:
    return Forwarding.objects.filter(at__gt=timezone.now() - REMEMBERED).first()


def what_is_wrong(peer: str, header: str, proxies: Proxies) -> str:
    """One sentence where the setting does not fit how a sign-in came; empty where it does."""
    through = len(forwarded_for(header))
    if not proxies:
        return _without_setting(peer, header)
    if proxies.count > through:
        return (
            f"{SETTING} says {proxies.count}, but the newest sign-in named {through} in "
            "X-Forwarded-For."
        )
    if proxies.networks and not proxies.include(peer):
        return f"The newest sign-in came from {peer}, which is in no network of {SETTING}."
    if not through:
        return f"The newest sign-in came from {peer} without X-Forwarded-For."
    client = client_of(peer, header, proxies)
    if not is_public(client) and any(
        address and is_public(address) for address in forwarded_for(header)
    ):
        return (
            f"The newest sign-in counts as coming from {client}, a proxy that {SETTING} leaves out."
        )
    return ""


def _without_setting(peer: str, header: str) -> str:
    """Strangers can send the header, too: only a machine of your own network counts as a proxy."""
    if not header or is_public(peer):
        return ""
    return (
        f"Sign-ins come through a proxy at {peer}, and without {SETTING} everyone counts as one "
        "address."
    )
