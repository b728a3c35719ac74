"""The state of the outbox: for owners and for `guildhall doctor`."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from guildhall.mail.models import Letter, Standstill


@dataclass(frozen=True, slots=True)
class OutboxState:
    """How many wait, were given up, may have been sent twice; and when the oldest was due."""

    waiting: int
    oldest: dt.datetime | None
    given_up: int
    perhaps_twice: int


def outbox_state(*, at: dt.datetime) -> OutboxState:
    open_ = Q(sent_at=None, dropped_at=None, given_up_at=None)
    row = Letter.objects.aggregate(
        waiting=Count("pk", filter=open_),
        oldest=Min("not_before", filter=open_ & Q(not_before__lt=at)),
        given_up=Count("pk", filter=Q(given_up_at__isnull=False)),
        perhaps_twice=Count("pk", filter=Q(perhaps_twice__gt=0)),
    )
    return OutboxState(row["waiting"], row["oldest"], row["given_up"], row["perhaps_twice"])


def letters() -> QuerySet[Letter]:
    """Every letter that is kept; the page sorts them."""
    return Letter.objects.all()


def standstill() -> Standstill | None:
    """Why no mail goes out now; None while it does."""
    return Standstill.objects.first()
