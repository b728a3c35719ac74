"""Recurring work of Questions."""

import datetime as dt

from guildhall.activity.schedule import Recurring, recurring
from guildhall.questions.actions import tell_overdue

EVERY = dt.timedelta(minutes=10)


def register() -> None:
    recurring.add("questions.tell_overdue", Recurring(_tell_overdue, EVERY))


def _tell_overdue() -> None:
    tell_overdue()
