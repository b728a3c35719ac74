"""The outbox: each event on its way to the listeners that hear it later."""

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.activity import listeners
from guildhall.activity.leased import work_on
from guildhall.activity.models import Delivery
from guildhall.kit.prepared_writes import prepared_delete

SOON = dt.timedelta(minutes=1)  # until a worker does what the process of the act has not done

log = logging.getLogger(__name__)


def deliver_waiting(*, batch: int = 20) -> int:
    """Let listeners hear what waits for them; returns how many deliveries were tried."""
    return work_on(_next, _deliver, batch=batch)


def deliver_soon(deliveries: Sequence[Delivery]) -> None:
    """Right after the commit. What goes wrong here is left to a worker: the act itself is done."""
    try:
        with transaction.atomic():
            for listener in listeners.soon:
                events = [one.event for one in deliveries if one.listener == listener.name]
                if events:
                    listener.hear(events)
            for delivery in deliveries:
                _forget(delivery_id=delivery.pk)
    except Exception as failure:
        log.warning("%d deliveries failed: %s", len(deliveries), type(failure).__name__)


def due_deliveries(at: dt.datetime) -> Any:
    return Delivery.objects.due(at=at)


def keep_place(delivery: listeners.Delivery, cursor: dict[str, int]) -> None:
    """Save how far a long listener is, and renew its lease, so that another worker could go on."""
    delivery.cursor = cursor
    delivery.keep(cursor=cursor)


def deliver_again(delivery_id: int) -> bool:
    """The owner's button: what stopped it is mended. False where it is not on its way any more."""
    return bool(Delivery.objects.filter(pk=delivery_id).again())


def _next() -> Delivery | None:
    waiting = due_deliveries(timezone.now()).select_related("event")
    return waiting.order_by("not_before", "id").take()


def _deliver(delivery: Delivery) -> None:
    if delivery.listener in listeners.soon:
        _deliver_after_all(delivery)
    elif delivery.listener in listeners.later:
        listeners.later[delivery.listener].hear(delivery.event, delivery)
        delivery.delete()
    else:
        raise LookupError(f"No listener is called {delivery.listener}.")


def _deliver_after_all(delivery: Delivery) -> None:
    """What should have been heard right after its commit."""
    with transaction.atomic():
        listeners.soon[delivery.listener].hear([delivery.event])
        _forget(delivery_id=delivery.pk)


@prepared_delete
def _forget(delivery_id: int) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=delivery_id)
