"""Tell the log what happened to an entry."""

import datetime as dt

from guildhall.activity.actions import record
from guildhall.activity.models import Event
from guildhall.commons.models import Entry, Reply
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
    """Record one event about `entry`, with its topics and the actor's unit of now."""
    unit = UnitPeriod.objects.filter(person=by, until__isnull=True).values_list("unit_id", flat=True).first() if by else None
    return record(
        verb,
        actor_id=by.pk if by else None,
        community_id=entry.community_id,
        entry_id=entry.pk,
        reply_id=reply.pk if reply else None,
        toward_id=toward,
        unit_id=unit,
        topics=list(entry.topics.values_list("pk", flat=True)),
        at=at,
        **detail,
    )
