"""Recurring: sessions that have run out go."""

import datetime as dt

from guildhall.activity.schedule import Recurring, recurring
from guildhall.people.sessions import SessionStore


def register() -> None:
    recurring.add("people.clear_sessions", Recurring(SessionStore.clear_expired, dt.timedelta(days=1)))
