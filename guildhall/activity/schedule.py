"""Recurring work: one row per task, claimed by one node at a time."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from guildhall.activity.models import Recurrence
from guildhall.kit.registry import Registry

LEASE = dt.timedelta(minutes=30)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recurring:
    run: Callable[[], None]
    every: dt.timedelta


recurring: Registry[Recurring] = Registry("activity.schedule")


def run_due() -> int:
    """Run each recurring task whose time has come; returns how many ran here."""
    return sum(_run_if_due(name) for name in recurring.names())


def run_soon(name: str) -> None:
    """The owner's button: with the worker's next round."""
    Recurrence.objects.filter(name=name).update(next_at=timezone.now(), leased_until=None)


def _run_if_due(name: str) -> bool:
    now = timezone.now()
    Recurrence.objects.get_or_create(name=name, defaults={"next_at": now})
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    claimed = Recurrence.objects.filter(free, name=name, next_at__lte=now).update(leased_until=now + LEASE, last_started_at=now)
    if not claimed:
        return False
    failure = ""
    try:
        recurring[name].run()
    except Exception as problem:  # one broken task must not stop the others
        log.warning("recurring %s failed: %s", name, type(problem).__name__)
        failure = f"{type(problem).__name__}: {problem}"[:500]
    Recurrence.objects.filter(name=name).update(
        leased_until=None,
        last_finished_at=timezone.now(),
        last_failure=failure,
        next_at=now + recurring[name].every,
    )
    return True
