"""Thank, follow and bookmark, and undo each."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons import events
from guildhall.commons.counting import lock_talk, recount_entries, recount_replies
from guildhall.commons.log import tell
from guildhall.commons.models import Bookmark, Entry, Follow, Reply, Thanks
from guildhall.people.models import Person


def give_thanks(target: Entry | Reply, *, by: Person, at: dt.datetime | None = None) -> None:
    """Thank for an entry or a reply. Thanking twice is harmless."""
    with transaction.atomic():
        lock_talk(_entry_id(target))
        _thanks, is_new = Thanks.objects.get_or_create(
            person=by, **_target(target), defaults={"at": at or timezone.now()}
        )
        if is_new:
            _thanks_changed(target, by, events.THANKS_GIVEN, at)


def take_back_thanks(target: Entry | Reply, *, by: Person) -> None:
    with transaction.atomic():
        lock_talk(_entry_id(target))
        gone, _by_model = Thanks.objects.filter(person=by, **_target(target)).delete()
        if gone:
            _thanks_changed(target, by, events.THANKS_WITHDRAWN, None)


def follow(entry: Entry, *, by: Person) -> None:
    """See what happens here in *Since you were here*."""
    Follow.objects.get_or_create(person=by, entry=entry)


def unfollow(entry: Entry, *, by: Person) -> None:
    Follow.objects.filter(person=by, entry=entry).delete()


def bookmark(entry: Entry, *, by: Person) -> None:
    Bookmark.objects.get_or_create(person=by, entry=entry)


def take_back_bookmark(entry: Entry, *, by: Person) -> None:
    Bookmark.objects.filter(person=by, entry=entry).delete()


def _entry_id(target: Entry | Reply) -> int:
    return target.entry_id if isinstance(target, Reply) else target.pk


def _target(target: Entry | Reply) -> dict[str, Entry | Reply | None]:
    if isinstance(target, Reply):
        return {"reply": target, "entry": None}
    return {"entry": target, "reply": None}


def _thanks_changed(target: Entry | Reply, by: Person, verb: str, at: dt.datetime | None) -> None:
    if isinstance(target, Reply):
        recount_replies(Reply.objects.filter(pk=target.pk))
        Entry.objects.filter(pk=target.entry_id).touch()
        tell(verb, entry=target.entry, by=by, reply=target, toward=target.author_id, at=at)
    else:
        recount_entries(Entry.objects.filter(pk=target.pk))
        tell(verb, entry=target, by=by, toward=target.author_id, at=at)
