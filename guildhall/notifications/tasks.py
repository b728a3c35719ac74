"""The work in the background: gather events, write digests, delete what is old."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.lanes import Lane
from guildhall.activity.schedule import Recurring
from guildhall.commons.events import REPLY_DELETED, REPLY_HIDDEN
from guildhall.notifications.digest import write_due_digests
from guildhall.notifications.gathering import gather, retract
from guildhall.notifications.models import Notice, Push
from guildhall.notifications.push import due_pushes, send_due_pushes
from guildhall.notifications.rules import notice_rules

THREADS = 6
KEPT = dt.timedelta(days=180)
PUSHES_KEPT = dt.timedelta(days=30)


def tasks() -> Iterator[Lane | listeners.LaterListener | Recurring]:
    yield listeners.LaterListener("notifications", gather, notice_rules)
    yield listeners.LaterListener(
        "notifications.retract", retract, frozenset({REPLY_DELETED, REPLY_HIDDEN})
    )
    yield Lane(
        "pushes", _("Notices on devices"), send_due_pushes, Push.objects.all, due_pushes, THREADS
    )
    yield Recurring(
        "notifications.digests",
        write_due_digests,
        dt.timedelta(minutes=10),
        label=_("Write digests"),
    )
    yield Recurring(
        "notifications.forget", forget_notices, dt.timedelta(days=1), label=_("Delete old notices")
    )


def forget_notices() -> None:
    """Delete notices after half a year, seen or not; what they were about stays."""
    now = timezone.now()
    Notice.objects.filter(last_at__lt=now - KEPT).delete()
    Push.objects.filter(given_up_at__lt=now - PUSHES_KEPT).delete()
