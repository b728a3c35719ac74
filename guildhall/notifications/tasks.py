"""What the worker does for notices: hears events, writes digests, forgets what is old."""

import datetime as dt

from django.utils import timezone

from guildhall.activity import listeners
from guildhall.activity.schedule import Recurring, recurring
from guildhall.commons.events import REPLY_DELETED, REPLY_HIDDEN
from guildhall.notifications.digest import write_due_digests
from guildhall.notifications.hearing import hear, retract
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import notices

KEPT = dt.timedelta(days=180)


def register() -> None:
    """After the rooms have added their rules: only their verbs are delivered."""
    listeners.later.add("notifications", listeners.LaterListener(hear, frozenset(notices.names())))
    listeners.later.add("notifications.retract", listeners.LaterListener(retract, frozenset({REPLY_DELETED, REPLY_HIDDEN})))
    recurring.add("notifications.digests", Recurring(write_due_digests, dt.timedelta(minutes=10)))
    recurring.add("notifications.forget", Recurring(forget_notices, dt.timedelta(days=1)))


def forget_notices() -> None:
    """Notices are kept for half a year, seen or not; what they were about stays."""
    Notice.objects.filter(last_at__lt=timezone.now() - KEPT).delete()
