"""Counters are set from the published rows by one update, never by adding one."""

import datetime as dt
from typing import Any

from django.db import connection
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from guildhall.commons.models import Entry, Outcome, Reply, Thanks
from guildhall.kit.prepared_writes import Update, prepared_update

_RESULTS = {"worked_count": "worked", "partly_count": "partly", "failed_count": "failed"}


def lock_talk(entry_id: int) -> None:
    """Lock the entry before changing its replies, so that two acts never wait for each other."""
    wait_for_others(Entry.objects.filter(pk=entry_id))


def recount_entries(entries: QuerySet[Entry]) -> int:
    """Set every counter of these entries from the rows, and make their cached pages stale."""
    wait_for_others(entries)
    return entries.update(
        reply_count=_replies_of_entry(),
        answer_count=_replies_of_entry(role=Reply.Role.ANSWER),
        thanks_count=_count(Thanks.objects.filter(entry=OuterRef("pk")), "entry"),
        **{
            counter: _count(
                Outcome.objects.filter(entry=OuterRef("pk"), result=result, replaced_at=None),
                "entry",
            )
            for counter, result in _RESULTS.items()
        },
        version=F("version") + 1,
    )


def recount_replies(replies: QuerySet[Reply]) -> int:
    """Set every counter of these replies from the rows, and make their cached text stale."""
    wait_for_others(replies)
    return replies.update(
        thanks_count=_count(Thanks.objects.filter(reply=OuterRef("pk")), "reply"),
        **{
            counter: _count(
                Outcome.objects.filter(reply=OuterRef("pk"), result=result, replaced_at=None),
                "reply",
            )
            for counter, result in _RESULTS.items()
        },
        version=F("version") + 1,
    )


def recount_talk(entry_id: int) -> int:
    """After a reply came or went: only the two counters that it changes."""
    lock_talk(entry_id)
    return _set_talk(entry_id=entry_id)


def count_new_reply(entry_id: int, *, at: dt.datetime) -> None:
    """A published reply came at this moment; the entry's row must be locked already."""
    _set_talk_and_moment(entry_id=entry_id, at=at)


@prepared_update
def _set_talk(entry_id: int) -> Update:
    return Entry.objects.filter(pk=entry_id), _talk()


@prepared_update
def _set_talk_and_moment(entry_id: int, at: dt.datetime) -> Update:
    changes = {**_talk(), "last_active_at": Greatest(F("last_active_at"), at)}
    return Entry.objects.filter(pk=entry_id), changes


def _talk() -> dict[str, Any]:
    return {
        "reply_count": _replies_of_entry(),
        "answer_count": _replies_of_entry(role=Reply.Role.ANSWER),
        "version": F("version") + 1,
    }


def wait_for_others(rows: QuerySet) -> None:
    """Lock the rows in a statement of its own, before the one that counts.

    PostgreSQL's update would wait for another's lock and then count what it saw
    before it waited: of two who thank at once, one would be lost from the counter.
    """
    if connection.features.has_select_for_update and connection.in_atomic_block:
        list(
            rows.order_by("pk")
            .select_for_update(of=("self",), no_key=True)
            .values_list("pk", flat=True)
        )


def _replies_of_entry(**only: str) -> Coalesce:
    return _count(Reply.objects.published().filter(entry=OuterRef("pk"), **only), "entry")


def _count(rows: QuerySet, group: str) -> Coalesce:
    counted = rows.order_by().values(group).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
