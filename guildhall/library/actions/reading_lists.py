"""Reading lists: make one, change it, remove it; note what someone has read, for them alone."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, touch
from guildhall.library.events import (
    READING_LIST_ADDED,
    READING_LIST_CHANGED,
    READING_LIST_REMOVED,
)
from guildhall.library.models import HasRead, ReadingList, ReadingStep
from guildhall.people.models import Person


def add_reading_list(
    community: Community,
    *,
    by: Person,
    title: str,
    pages: Sequence[Entry],
    about: str = "",
    is_start: bool = False,
    at: dt.datetime | None = None,
) -> ReadingList:
    """The same list sent twice by the same person is one."""
    moment = at or timezone.now()
    with transaction.atomic():
        added, is_new = ReadingList.objects.get_or_create(
            community=community,
            title=title,
            made_by=by,
            defaults={"about": about, "is_start": is_start, "made_at": moment},
        )
        if is_new:
            _put_steps(added, pages)
            _start_here(added)
            _tell(READING_LIST_ADDED, added, by=by, at=at)
    return added


def change_reading_list(
    changed: ReadingList,
    *,
    by: Person,
    title: str,
    pages: Sequence[Entry],
    about: str = "",
    is_start: bool = False,
) -> ReadingList:
    """What people have read of it stays read."""
    with transaction.atomic():
        changed = ReadingList.objects.select_for_update().get(pk=changed.pk)
        changed.title, changed.about, changed.is_start = title, about, is_start
        changed.save()
        changed.steps.all().delete()
        _put_steps(changed, pages)
        _start_here(changed)
        _tell(READING_LIST_CHANGED, changed, by=by)
    return changed


def remove_reading_list(removed: ReadingList, *, by: Person) -> None:
    """The pages stay. Twice is harmless."""
    with transaction.atomic():
        if ReadingList.objects.filter(pk=removed.pk).delete()[0]:
            _tell(READING_LIST_REMOVED, removed, by=by)


def mark_read(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Theirs alone: it is in no log, and nobody else sees it. Twice is harmless."""
    read = HasRead(person=by, entry=entry, at=at or timezone.now())
    HasRead.objects.bulk_create([read], ignore_conflicts=True)


def mark_unread(entry: Entry, *, by: Person) -> None:
    HasRead.objects.filter(person=by, entry=entry).delete()


def _put_steps(on: ReadingList, pages: Sequence[Entry]) -> None:
    ids = dict.fromkeys(page.pk for page in pages)
    ReadingStep.objects.bulk_create(
        ReadingStep(reading_list=on, entry_id=pk, place=place) for place, pk in enumerate(ids)
    )


def _start_here(on: ReadingList) -> None:
    """A community has one list to start with."""
    if on.is_start:
        others = ReadingList.objects.filter(community=on.community_id, is_start=True)
        others.exclude(pk=on.pk).update(is_start=False)


def _tell(verb: str, of: ReadingList, *, by: Person, at: dt.datetime | None = None) -> None:
    touch(of.community_id)
    record(verb, actor_id=by.pk, community_id=of.community_id, at=at, reading_list=of.pk or 0)
