"""The outbox: events leased in batches, retried with growing pauses, the dead kept for the owner to see."""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from guildhall.activity import listeners
from guildhall.activity.models import Delivery

LEASE = dt.timedelta(minutes=5)
MAX_ATTEMPTS = 8

log = logging.getLogger(__name__)


def deliver_waiting(*, batch: int = 20) -> int:
    """Let listeners hear what waits for them; returns how many deliveries were tried."""
    leased = _lease(batch)
    for delivery in leased:
        _deliver(delivery)
    return len(leased)


def keep_place(delivery: Delivery, cursor: dict[str, int]) -> None:
    """A listener with much to do says how far it is, and that it is alive: another worker would go on from there."""
    delivery.cursor = cursor
    Delivery.objects.filter(pk=delivery.pk).update(cursor=cursor, leased_until=timezone.now() + LEASE)


def deliver_again(delivery: Delivery) -> None:
    """The owner's button: what stopped it is mended."""
    Delivery.objects.filter(pk=delivery.pk).update(
        dead_at=None, leased_until=None, attempts=0, not_before=timezone.now(), reason=""
    )


def _lease(batch: int) -> list[Delivery]:
    now = timezone.now()
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    with transaction.atomic():
        waiting = list(
            Delivery.objects.select_for_update(skip_locked=True)
            .filter(free, dead_at__isnull=True, not_before__lte=now)
            .order_by("not_before", "id")[:batch]
        )
        Delivery.objects.filter(pk__in=[delivery.pk for delivery in waiting]).update(leased_until=now + LEASE)
    return waiting


def _deliver(delivery: Delivery) -> None:
    listener = listeners.later.get(delivery.listener)
    try:
        if listener is None:
            raise LookupError(f"No listener is called {delivery.listener}.")
        listener.hear(delivery.event, delivery)
    except Exception as failure:  # a listener may fail in any way; the outbox must go on
        log.warning("delivery %s failed: %s", delivery.pk, type(failure).__name__)
        _put_back(delivery, failure)
    else:
        delivery.delete()


def _put_back(delivery: Delivery, failure: Exception) -> None:
    delivery.attempts += 1
    delivery.reason = f"{type(failure).__name__}: {failure}"[:500]
    delivery.leased_until = None
    delivery.not_before = timezone.now() + dt.timedelta(seconds=15 * 2**delivery.attempts)
    if delivery.attempts >= MAX_ATTEMPTS:
        delivery.dead_at = timezone.now()
    delivery.save(update_fields=["attempts", "reason", "leased_until", "not_before", "dead_at", "cursor"])
