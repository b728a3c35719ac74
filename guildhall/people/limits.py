"""How often something may be tried.

It is counted in the database, so that every process and every node counts the same. Without Redis
they share no other memory, and with Redis the count mustn't be lost with it. A try that isn't
allowed isn't counted, so a limit ends by itself.
"""

import datetime as dt
import math
from dataclasses import dataclass

from django.utils import timezone
from django.utils.crypto import salted_hmac

from guildhall.people.models import Attempt

KEPT = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `amount` tries `within` a time."""

    name: str
    amount: int
    within: dt.timedelta


class TooOften(Exception):
    """A limit is reached; `wait` says for how long."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__(f"too often; again in {math.ceil(wait.total_seconds())} s")
        self.wait = wait


def require_under(limit: Limit, whom: str) -> None:
    """Raises TooOften where `whom` has reached the limit."""
    now = timezone.now()
    counted = Attempt.objects.filter(key=_key(limit, whom), at__gt=now - limit.within).order_by(
        "-at"
    )
    decisive = counted.values_list("at", flat=True)[limit.amount - 1 : limit.amount].first()
    if decisive is not None:
        raise TooOften(decisive + limit.within - now)


def count(limit: Limit, whom: str) -> None:
    """One more."""
    Attempt.objects.create(key=_key(limit, whom))


def forget(limit: Limit, whom: str) -> None:
    """Start again from nothing."""
    Attempt.objects.filter(key=_key(limit, whom)).delete()


def forget_old() -> None:
    """Delete tries that no longer count for any limit."""
    Attempt.objects.filter(at__lt=timezone.now() - KEPT).delete()


def _key(limit: Limit, whom: str) -> str:
    return salted_hmac(
        "guildhall.people.limits", f"{limit.name} {whom}", algorithm="sha256"
    ).hexdigest()
