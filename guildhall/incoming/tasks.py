"""The work in the background: fetch mail, handle it, forget it."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity.lanes import Lane
from guildhall.activity.schedule import Recurring, lane_of_jobs
from guildhall.incoming.doors.imap import fetch_mail
from guildhall.incoming.handling import due_mails, handle_waiting
from guildhall.incoming.models import IncomingMail
from guildhall.incoming.queries import FETCH_MAIL

MAILBOX = "mailbox"
TEXT_KEPT, ROW_KEPT = dt.timedelta(days=7), dt.timedelta(days=60)


def tasks() -> Iterator[Lane | Recurring]:
    yield Lane("incoming", _("Incoming mail"), handle_waiting, IncomingMail.objects.all, due_mails)
    yield lane_of_jobs(MAILBOX, _("Fetching mail from the mailbox"))
    yield Recurring(
        FETCH_MAIL,
        fetch_mail,
        dt.timedelta(minutes=1),
        lane=MAILBOX,
        label=_("Fetch mail from the mailbox"),
    )
    yield Recurring(
        "incoming.forget", forget_mail, dt.timedelta(days=1), label=_("Delete handled mail")
    )


def forget_mail() -> None:
    """The text of a mail goes a week after it was handled, its row after two months."""
    now = timezone.now()
    IncomingMail.objects.filter(handled_at__lt=now - TEXT_KEPT).exclude(raw=b"").update(
        raw=b"", left_out=[]
    )
    IncomingMail.objects.filter(handled_at__lt=now - ROW_KEPT).delete()
