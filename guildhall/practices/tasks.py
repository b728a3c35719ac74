"""Recurring: claims that ran out, roll-outs to remind of, what is to be looked at again. And what What works hears of."""

import datetime as dt
from collections.abc import Sequence

from guildhall.activity import listeners
from guildhall.activity.schedule import Recurring, recurring
from guildhall.commons import events
from guildhall.practices.actions import pass_checks_on, remind_rollouts, settle, tell_overdue
from guildhall.practices.models import Way

_EVIDENCE = frozenset({
    events.OUTCOME_REPORTED, events.OUTCOME_WITHDRAWN, events.ENTRY_MERGED, events.MERGE_UNDONE, events.ENTRY_RESTORED,
})  # fmt: skip


def register() -> None:
    recurring.add("practices.pass_checks_on", Recurring(pass_checks_on, dt.timedelta(hours=1)))
    recurring.add("practices.remind_rollouts", Recurring(remind_rollouts, dt.timedelta(hours=6)))
    recurring.add("practices.tell_overdue", Recurring(tell_overdue, dt.timedelta(days=1)))
    listeners.now.add("practices.evidence", listeners.Listener(_settle, _EVIDENCE))


def _settle(heard: Sequence[listeners.Event]) -> None:
    """In the same transaction: a report and the rung that it leads to are one."""
    for event in heard:
        told = {event.entry_id if event.reply_id is None else None, event.detail.get("target")}
        for entry_id in Way.objects.filter(pk__in=[pk for pk in told if pk]).order_by("pk").values_list("pk", flat=True):
            settle(entry_id, at=event.at)
