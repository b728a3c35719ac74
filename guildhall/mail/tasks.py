"""Recurring: old letters are deleted, and those that could not be sent for days are dropped."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity.lanes import Lane
from guildhall.activity.schedule import Recurring
from guildhall.mail.models import Letter
from guildhall.mail.sending import due_letters, send_due

KEPT = dt.timedelta(days=30)
STALE = dt.timedelta(days=5)


def tasks() -> Iterator[Lane | Recurring]:
    yield Lane("mail", _("Mail"), send_due, Letter.objects.all, due_letters)
    yield Recurring(
        "mail.forget_letters", forget_letters, dt.timedelta(hours=6), label=_("Delete old letters")
    )


def forget_letters() -> None:
    """Keep letters for 30 days; drop those that waited 5 without a mail server."""
    now = timezone.now()
    Letter.objects.filter(made_at__lt=now - KEPT).delete()
    stale = Letter.objects.waiting().filter(
        Q(leased_until=None) | Q(leased_until__lt=now), made_at__lt=now - STALE
    )
    stale.filter(attempts=0, not_before__lt=now - STALE).update(
        dropped_at=now, reason="waited five days without a mail server"
    )
