"""What the worker does for webhooks."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.lanes import Lane, lanes
from guildhall.activity.schedule import Recurring, recurring
from guildhall.webhooks.models import Sending
from guildhall.webhooks.sending import due_sendings, hear, send_due_hooks
from guildhall.webhooks.subjects import subjects

THREADS = 6
KEPT = dt.timedelta(days=30)


def register() -> None:
    """After the rooms have said what can be sent."""
    listeners.later.add("webhooks", listeners.LaterListener(hear, frozenset(subjects.names())))
    lanes.add("webhooks", Lane(_("Webhooks"), send_due_hooks, Sending.objects.all, due_sendings, THREADS))
    recurring.add("webhooks.forget", Recurring(forget_sendings, dt.timedelta(days=1)))


def forget_sendings() -> None:
    """The log is kept for 30 days."""
    Sending.objects.filter(at__lt=timezone.now() - KEPT).delete()
