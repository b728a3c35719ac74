"""A pair has fallen silent: both are reminded, once and without a mail."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.mentoring.models import Pair
from guildhall.mentoring.names import SILENT, notice_key
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import PERSONAL

BATCH = 200


def remind_silent(*, at: dt.datetime | None = None) -> None:
    """Each pair once in its time, however many workers look. Recurring."""
    now = at or timezone.now()
    silent = Pair.objects.silent(at=now).select_related("mentee", "mentor")
    for pair in silent.order_by("begun_at", "pk")[:BATCH]:
        with transaction.atomic():
            if Pair.objects.silent(at=now).filter(pk=pair.pk).update(reminded_at=now):
                _tell_both(pair, now)


def _tell_both(pair: Pair, now: dt.datetime) -> None:
    for person in (pair.mentee, pair.mentor):
        tell_directly(
            SILENT,
            [person.pk],
            reason=PERSONAL,
            key=notice_key(SILENT, pair.pk),
            by=pair.other_of(person),
            at=now,
            pair=pair.pk,
        )
