"""Recurring: delete expired sessions, and tries that no longer count."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhall.activity.schedule import Recurring
from guildhall.people.limits import forget_old
from guildhall.people.sessions import SessionStore


def tasks() -> Iterator[Recurring]:
    yield Recurring(
        "people.clear_sessions",
        SessionStore.clear_expired,
        dt.timedelta(days=1),
        label=_("Delete expired sessions"),
    )
    yield Recurring(
        "people.forget_old_attempts",
        forget_old,
        dt.timedelta(days=1),
        label=_("Forget old sign-in attempts"),
    )
