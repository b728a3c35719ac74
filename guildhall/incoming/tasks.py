"""The worker's part: look into the mailbox, handle what came, forget it."""

import datetime as dt

from django.utils import timezone

from guildhall.activity.schedule import Recurring, recurring
from guildhall.incoming.doors.imap import fetch_mail
from guildhall.incoming.handling import handle_waiting
from guildhall.incoming.models import IncomingMail

TEXT_KEPT, ROW_KEPT = dt.timedelta(days=7), dt.timedelta(days=60)


def register() -> None:
    recurring.add("incoming.fetch_mail", Recurring(fetch_mail, dt.timedelta(minutes=1)))
    recurring.add("incoming.handle", Recurring(handle_waiting, dt.timedelta(seconds=4)))
    recurring.add("incoming.forget", Recurring(forget_mail, dt.timedelta(days=1)))


def forget_mail() -> None:
    """The text of a mail goes a week after it was handled, its row after two months."""
    now = timezone.now()
    IncomingMail.objects.filter(handled_at__lt=now - TEXT_KEPT).exclude(raw=b"").update(raw=b"")
    IncomingMail.objects.filter(handled_at__lt=now - ROW_KEPT).delete()
