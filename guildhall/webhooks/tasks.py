"""The work of webhooks in the background."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.lanes import Lane
from guildhall.activity.schedule import Recurring
from guildhall.webhooks.models import Sending
from guildhall.webhooks.sending import due_sendings, queue_sendings, send_due_hooks
from guildhall.webhooks.subjects import subjects

THREADS = 6
KEPT = dt.timedelta(days=30)


def tasks() -> Iterator[Lane | listeners.LaterListener | Recurring]:
    yield listeners.LaterListener("webhooks", queue_sendings, subjects)
    yield Lane(
        "webhooks",
        _("Messages to chats and programs"),
        send_due_hooks,
        Sending.objects.all,
        due_sendings,
        THREADS,
    )
    yield Recurring(
        "webhooks.forget",
        forget_sendings,
        dt.timedelta(days=1),
        label=_("Delete old logs of integrations"),
    )


def forget_sendings() -> None:
    """Delete what is older than 30 days from the logs."""
    Sending.objects.filter(at__lt=timezone.now() - KEPT).delete()
