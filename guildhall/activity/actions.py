"""Record what happened: the only writers of the log."""

import datetime as dt
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from guildhall.activity import listeners
from guildhall.activity.delivery import SOON, deliver_soon
from guildhall.activity.models import Delivery, Event
from guildhall.activity.verbs import require_declared


def record(
    verb: str,
    *,
    actor_id: int | None,
    community_id: int | None = None,
    entry_id: int | None = None,
    reply_id: int | None = None,
    toward_id: int | None = None,
    unit_id: int | None = None,
    topics: Sequence[int] = (),
    at: dt.datetime | None = None,
    is_automated: bool = False,
    **detail: int | str | bool | None,
) -> Event:
    """Append one event and let the listeners hear it. Must run inside the act's transaction.

    Raises NotDeclared for a verb that does not say what it counts as.
    """
    event = Event(
        verb=verb,
        actor_id=actor_id,
        community_id=community_id,
        entry_id=entry_id,
        reply_id=reply_id,
        toward_id=toward_id,
        unit_id=unit_id,
        topics=list(topics),
        detail=detail,
        at=at or timezone.now(),
        is_automated=is_automated,
    )
    _append([event], is_quiet=False)
    return event


def unrecorded(verb: str, **columns: Any) -> listeners.Event:
    """An event that isn't in the log: for `record_quietly`, or to see who would be told."""
    return Event(verb=verb, **columns)


def record_quietly(events: Sequence[listeners.Event]) -> None:
    """Append many events of an import: heard in the transaction, delivered to nobody."""
    _append(list(events), is_quiet=True)


def forget_invented(*, community_ids: Collection[int], person_ids: Collection[int]) -> None:
    """Drop the events of invented communities and people (the demo).

    Nothing else is ever removed from the log like this.
    """
    Event.objects.filter(Q(community_id__in=community_ids) | Q(actor_id__in=person_ids)).delete()


def _append(events: list[Any], *, is_quiet: bool) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An event is recorded in the transaction of its act.")
    for verb in {event.verb for event in events}:
        require_declared(verb)
    if len(events) == 1:
        events[0].save(force_insert=True)
    else:
        Event.objects.bulk_create(events, batch_size=500)
    for listener in listeners.now:
        heard = [event for event in events if listener.wants(event.verb)]
        if heard:
            listener.hear(heard)
    if is_quiet:
        _hear_at_once(events)
    else:
        _queue(events)


def _hear_at_once(events: list[Any]) -> None:
    for listener in listeners.soon:
        wanted = [event for event in events if listener.wants(event)]
        if wanted:
            listener.hear(wanted)


def _queue(events: list[Any]) -> None:
    """Write down who hears of it later, and who right after the commit: a worker, if we don't."""
    later = [
        Delivery(listener=name, event=event)
        for name in listeners.later.names()
        for event in events
        if event.verb in listeners.later[name].verbs
    ]
    soon = [
        Delivery(listener=listener.name, event=event, leased_until=timezone.now() + SOON)
        for listener in listeners.soon
        for event in events
        if listener.wants(event)
    ]
    if later or soon:
        Delivery.objects.bulk_create([*later, *soon])
    if soon:
        transaction.on_commit(partial(deliver_soon, soon))
