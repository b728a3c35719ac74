"""The outbox: each event on its way to the listeners that hear it later."""

import datetime as dt
from typing import Any

from django.utils import timezone

from guildhall.activity import listeners
from guildhall.activity.leased import work_on
from guildhall.activity.models import Delivery


def deliver_waiting(*, batch: int = 20) -> int:
    """Let listeners hear what waits for them; returns how many deliveries were tried."""
    return work_on(_next, _deliver, batch=batch)


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
    listener = listeners.later.get(delivery.listener)
    if listener is None:
        raise LookupError(f"No listener is called {delivery.listener}.")
    listener.hear(delivery.event, delivery)
    delivery.delete()
