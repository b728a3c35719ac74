"""What the worker does for webhooks."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.lanes import Lane
from guildhall.activity.schedule import Recurring
from guildhall.webhooks.models import Sending
from guildhall.webhooks.sending import due_sendings, hear, send_due_hooks
from guildhall.webhooks.subjects import subjects

THREADS = 6
KEPT = dt.timedelta(days=30)


def tasks() -> Iterator[Lane | listeners.LaterListener | Recurring]:
    yield listeners.LaterListener("webhooks", hear, subjects)
    yield Lane(
        "webhooks", _("Webhooks"), send_due_hooks, Sending.objects.all, due_sendings, THREADS
    )
    yield Recurring("webhooks.forget", forget_sendings, dt.timedelta(days=1))


def forget_sendings() -> None:
    """The log is kept for 30 days."""
    Sending.objects.filter(at__lt=timezone.now() - KEPT).delete()
