"""Add an opening, say that it found someone, close it, open it again."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons.actions import begin_entry
from guildhall.commons.counting import lock_talk
from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Topic, touch
from guildhall.introductions import events
from guildhall.introductions.events import OPENING
from guildhall.introductions.models import Opening, OpeningState
from guildhall.people.models import Person

BATCH = 200


def add_opening(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str = "",
    what: str = Opening.What.HELP,
    way: str = Opening.Way.SOUGHT,
    until_on: dt.date | None = None,
    topics: Iterable[Topic] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """Add an opening; sent twice, it is added once. Raises NotPosted."""
    return begin_entry(
        OPENING,
        community,
        by=by,
        verb=events.OPENING_ADDED,
        title=title,
        body=body,
        topics=topics,
        state=OpeningState.OPEN,
        at=at,
        make=lambda entry: Opening.objects.create(
            entry=entry, what=what, way=way, until_on=until_on
        ),
    )


def become_opening(entry: Entry) -> None:
    """Give its row to an entry that was made from another: help is sought."""
    Opening.objects.get_or_create(entry=entry)
    Entry.objects.filter(pk=entry.pk, state="").update(state=OpeningState.OPEN)


def find_opening(entry: Entry, *, by: Person) -> None:
    """It found someone, or something."""
    _move(entry, OpeningState.FOUND, by, events.OPENING_FOUND)


def close_opening(entry: Entry, *, by: Person) -> None:
    """It is over, without anyone."""
    _move(entry, OpeningState.CLOSED, by, events.OPENING_CLOSED)


def reopen_opening(entry: Entry, *, by: Person) -> None:
    """Open again; a last day that is past is taken away."""
    with transaction.atomic():
        Opening.objects.filter(entry=entry, until_on__lt=timezone.localdate()).update(until_on=None)
        _move(entry, OpeningState.OPEN, by, events.OPENING_REOPENED)


def close_over(*, today: dt.date | None = None) -> None:
    """Those past their last day. Recurring."""
    over = Opening.objects.over(today or timezone.localdate())
    for opening in over.select_related("entry").order_by("until_on", "pk")[:BATCH]:
        _move(opening.entry, OpeningState.CLOSED, None, events.OPENING_CLOSED)


def _move(entry: Entry, state: str, by: Person | None, verb: str) -> None:
    """Set its state, once."""
    with transaction.atomic():
        lock_talk(entry.pk)
        changed = Entry.objects.filter(pk=entry.pk).exclude(state=state).update(state=state)
        if not changed:
            return
        if by:
            tell(verb, entry=entry, by=by)
        else:
            record(
                verb,
                actor_id=None,
                community_id=entry.community_id,
                entry_id=entry.pk,
                is_automated=True,
            )
        touch(entry.community_id)
