"""What stewards do: hide, publish what was held, lock, slow down. Moderation keeps the reasons."""

import datetime as dt
from typing import Any

from django.db import transaction

from guildhall.commons import events
from guildhall.commons.counting import count_new_reply, lock_talk, recount_talk
from guildhall.commons.kinds import tell_of_reply
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Reply, Standing, touch_entry
from guildhall.communities.models import touch
from guildhall.people.models import Person

_ENTRY_VERBS = {Standing.HIDDEN: events.ENTRY_HIDDEN, Standing.PUBLISHED: events.ENTRY_RESTORED}
_REPLY_VERBS = {Standing.HIDDEN: events.REPLY_HIDDEN, Standing.PUBLISHED: events.REPLY_RESTORED}


def hide(target: Entry | Reply, *, by: Person) -> None:
    """From now on only its author and the stewards see it. Hiding twice is harmless."""
    _set_standing(target, Standing.HIDDEN, by)


def show_again(target: Entry | Reply, *, by: Person) -> None:
    """Publish it again, unless its author has deleted it meanwhile."""
    _set_standing(target, Standing.PUBLISHED, by)


def publish_held(target: Entry | Reply, *, verb: str, detail: dict[str, Any]) -> None:
    """Publish what a steward has looked at; recorded as if its author posted it now."""
    with transaction.atomic():
        lock_talk(_entry_id(target))
        fresh = type(target)._default_manager.select_for_update(of=("self",)).get(pk=target.pk)
        if fresh.standing != Standing.HELD:
            return
        type(target)._default_manager.filter(pk=target.pk).update(
            standing=Standing.PUBLISHED, version=fresh.version + 1
        )
        target.standing = fresh.standing = Standing.PUBLISHED
        entry = target.entry if isinstance(target, Reply) else target
        reply = target if isinstance(target, Reply) else None
        touch(entry.community_id)
        if reply:
            count_new_reply(entry.pk, at=reply.created_at)
            tell_of_reply(entry, reply)
        toward = (reply.parent or entry).author_id if reply else None
        tell(verb, entry=entry, by=target.author, reply=reply, toward=toward, **detail)
        if not reply:
            tell(events.ENTRY_RELEASED, entry=entry, by=None)


def lock(entry: Entry, *, at: dt.datetime) -> None:
    """Nobody can reply any more, except stewards."""
    _set(entry, locked_at=at)


def unlock(entry: Entry) -> None:
    _set(entry, locked_at=None)


def slow_down(entry: Entry, *, minutes: int) -> None:
    """Everyone waits that long between two replies; 0 ends it."""
    _set(entry, slow_minutes=minutes)


def _set(entry: Entry, **changes: Any) -> None:
    Entry.objects.filter(pk=entry.pk).update(**changes)
    touch_entry(entry)


def _set_standing(target: Entry | Reply, standing: Standing, by: Person) -> None:
    opposite = Standing.PUBLISHED if standing == Standing.HIDDEN else Standing.HIDDEN
    from_states = [opposite, Standing.HELD] if standing == Standing.HIDDEN else [opposite]
    with transaction.atomic():
        lock_talk(_entry_id(target))
        fresh = type(target)._default_manager.select_for_update(of=("self",)).get(pk=target.pk)
        if fresh.standing not in from_states:
            return
        type(target)._default_manager.filter(pk=target.pk).update(
            standing=standing, version=fresh.version + 1
        )
        target.standing = standing
        _standing_changed(target, by)


def _standing_changed(target: Entry | Reply, by: Person) -> None:
    entry = target.entry if isinstance(target, Reply) else target
    touch(entry.community_id)
    if isinstance(target, Reply):
        recount_talk(entry.pk)
        tell(_REPLY_VERBS[Standing(target.standing)], entry=entry, by=by, reply=target)
        return
    tell(_ENTRY_VERBS[Standing(target.standing)], entry=entry, by=by)


def _entry_id(target: Entry | Reply) -> int:
    return target.entry_id if isinstance(target, Reply) else target.pk
