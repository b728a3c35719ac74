"""What questions hears of, and its recurring work."""

import datetime as dt
from collections.abc import Sequence

from guildhall.activity import listeners
from guildhall.activity.schedule import Recurring, recurring
from guildhall.people.events import PERSON_MARKED
from guildhall.questions.actions import recount_replies_of, tell_overdue

EVERY = dt.timedelta(minutes=10)


def register() -> None:
    listeners.now.add("questions.marked", listeners.Listener(_look_again, frozenset({PERSON_MARKED})))
    recurring.add("questions.tell_overdue", Recurring(_tell_overdue, EVERY))


def _look_again(heard: Sequence[listeners.Event]) -> None:
    for event in heard:
        if event.toward_id:
            recount_replies_of(event.toward_id)


def _tell_overdue() -> None:
    tell_overdue()
