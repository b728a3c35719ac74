"""How the outbox stands: for the operator."""

import datetime as dt
from dataclasses import dataclass

from guildhall.activity.models import Delivery


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """How many were given up and why the last was; since when the oldest one waits."""

    dead: int
    reason: str
    oldest: dt.datetime | None


def delivery_state() -> DeliveryState:
    dead = Delivery.objects.filter(dead_at__isnull=False)
    last = dead.order_by("-dead_at").values_list("reason", flat=True).first()
    oldest = Delivery.objects.filter(dead_at=None).order_by("not_before").values_list("not_before", flat=True).first()
    return DeliveryState(dead.count(), last or "", oldest)
