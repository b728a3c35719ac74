"""Recurring: checks to offer or pass on, reminders of roll-outs, and what needs a check again.

And what tips and practices listen to.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.schedule import Recurring
from guildhall.commons import events
from guildhall.commons.models import Link, Reply
from guildhall.practices.actions import (
    close_disproofs,
    offer_checks,
    pass_checks_on,
    remind_rollouts,
    settle,
    tell_overdue,
)
from guildhall.practices.models import Way

_EVIDENCE = frozenset(
    {
        events.OUTCOME_REPORTED,
        events.OUTCOME_WITHDRAWN,
        events.ENTRY_GREW,
        events.ENTRY_MERGED,
        events.MERGE_UNDONE,
        events.ENTRY_MOVED,
        events.ENTRY_DELETED,
        events.ENTRY_HIDDEN,
        events.ENTRY_RESTORED,
        events.REPLY_DELETED,
        events.REPLY_HIDDEN,
        events.REPLY_RESTORED,
    }
)


def tasks() -> Iterator[listeners.Listener | Recurring]:
    yield Recurring(
        "practices.offer_checks",
        offer_checks,
        dt.timedelta(hours=1),
        label=_("Ask people to check tips"),
    )
    yield Recurring(
        "practices.pass_checks_on",
        pass_checks_on,
        dt.timedelta(hours=1),
        label=_("Pass unanswered checks on"),
    )
    yield Recurring(
        "practices.remind_rollouts",
        remind_rollouts,
        dt.timedelta(hours=6),
        label=_("Remind people of roll-outs"),
    )
    yield Recurring(
        "practices.tell_overdue",
        tell_overdue,
        dt.timedelta(days=1),
        label=_("Ask authors to look at old tips again"),
    )
    yield Recurring(
        "practices.close_disproofs",
        close_disproofs,
        dt.timedelta(hours=1),
        label=_("End the two weeks of asking where a practice fails"),
    )
    yield listeners.Listener("practices.evidence", _settle, _EVIDENCE)


def _settle(events_heard: Sequence[listeners.Event]) -> None:
    """In the same transaction: a report, and the rung that it leads to, belong together."""
    latest = max(event.at for event in events_heard)
    for entry_id in _ways_of(events_heard).order_by("pk").values_list("pk", flat=True):
        settle(entry_id, at=latest)


def _ways_of(events_heard: Sequence[listeners.Event]) -> QuerySet[Way]:
    """The tips and practices that something happened to, or to the answers that they came from."""
    replies = {event.reply_id for event in events_heard if event.reply_id}
    entries = {event.entry_id for event in events_heard if event.entry_id and not event.reply_id}
    entries |= {target for event in events_heard if (target := event.detail.get("target"))}
    to_entries = Reply.objects.filter(entry__in=entries).values("pk")
    of_answers = Q(credit_reply__in=replies) | Q(credit_reply__in=to_entries)
    kept = Link.objects.filter(of_answers, kind=Link.Kind.GREW_INTO).values_list(
        "target_id", "target__merged_into"
    )
    return Way.objects.filter(pk__in=entries.union(*kept))
