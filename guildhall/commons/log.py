"""Tell the log what happened to an entry."""

import datetime as dt

from django.db.models import QuerySet

from guildhall.activity.actions import record
from guildhall.activity.listeners import Event
from guildhall.commons.events import ENTRY_HELD, REPLY_HELD
from guildhall.commons.models import Entry, Reply, Standing
from guildhall.communities.models import Topic
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person, UnitPeriod


def tell(
    verb: str,
    *,
    entry: Entry,
    by: Person | None,
    reply: Reply | None = None,
    toward: int | None = None,
    at: dt.datetime | None = None,
    **detail: int | str | bool | None,
) -> Event:
    """Record one event about `entry`, with its topics and the actor's current unit."""
    period = _unit_now.first(person_id=by.pk) if by else None
    return record(
        verb,
        actor_id=by.pk if by else None,
        community_id=entry.community_id,
        entry_id=entry.pk,
        reply_id=reply.pk if reply else None,
        toward_id=toward,
        unit_id=period.unit_id if period else None,
        topics=topic_ids_of(entry),
        at=at,
        is_automated=False,
        **detail,
    )


def tell_posted(
    verb: str,
    *,
    entry: Entry,
    by: Person,
    reply: Reply | None = None,
    toward: int | None = None,
    at: dt.datetime | None = None,
    **detail: int | str | bool | None,
) -> Event:
    """Record that something was posted.

    What a gate holds is recorded as held, and `verb` once a steward publishes it.
    """
    if (reply or entry).standing != Standing.HELD:
        return tell(verb, entry=entry, by=by, reply=reply, toward=toward, at=at, **detail)
    return tell(
        REPLY_HELD if reply else ENTRY_HELD,
        entry=entry,
        by=by,
        reply=reply,
        toward=None,
        at=None,
        held_verb=verb,
        **detail,
    )


def topic_ids_of(entry: Entry) -> list[int]:
    """What it is filed under now. One query."""
    return [topic.pk for topic in _topics_of.rows(entry_id=entry.pk)]


@prepared
def _unit_now(person_id: int) -> QuerySet[UnitPeriod]:
    return UnitPeriod.objects.filter(person=person_id, until=None).only("unit").order_by("pk")[:1]


@prepared
def _topics_of(entry_id: int) -> QuerySet[Topic]:
    return Topic.objects.filter(filed=entry_id).only("pk")
