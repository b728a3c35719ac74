"""Recurring: sessions that have run out go, and tries that count for nothing any more."""

import datetime as dt

from guildhall.activity.schedule import Recurring, recurring
from guildhall.people.limits import forget_old
from guildhall.people.sessions import SessionStore


def register() -> None:
    recurring.add("people.clear_sessions", Recurring(SessionStore.clear_expired, dt.timedelta(days=1)))
    recurring.add("people.forget_old_attempts", Recurring(forget_old, dt.timedelta(days=1)))
