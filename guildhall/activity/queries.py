"""How the outbox stands: for the operator."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.activity.models import Delivery, Recurrence


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """How many were given up and why the last was; since when the oldest one waits."""

    dead: int
    reason: str
    oldest: dt.datetime | None


def delivery_state() -> DeliveryState:
    dead = Delivery.objects.given_up()
    last = dead.order_by("-given_up_at").values_list("reason", flat=True).first()
    oldest = Delivery.objects.waiting().order_by("not_before").values_list("not_before", flat=True).first()
    return DeliveryState(dead.count(), last or "", oldest)


def unheard() -> QuerySet[Delivery]:
    """Deliveries that failed at least once, the ones given up first: what went wrong stands in `reason`."""
    return Delivery.objects.filter(attempts__gt=0).select_related("event").order_by("-given_up_at", "not_before")


def count_of_waiting() -> int:
    return Delivery.objects.waiting().count()


def recurrences() -> QuerySet[Recurrence]:
    """Each recurring job with its last run, by name."""
    return Recurrence.objects.order_by("name")
