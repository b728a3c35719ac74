"""Choose how much you are told, when and how; mark notices as seen."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import note_reading
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Topic
from guildhall.notifications.models import ChosenLevel, Level, Notice, Preference
from guildhall.people.models import Person


def choose_level(
    level: str,
    *,
    by: Person,
    community: Community,
    topic: Topic | None = None,
    entry: Entry | None = None,
) -> ChosenLevel:
    """How much `by` wants from a community, one of its topics or entries.

    Choosing again replaces the choice.
    """
    with transaction.atomic():
        chosen, _is_new = ChosenLevel.objects.update_or_create(
            person=by,
            community=community,
            topic=topic,
            entry=entry,
            defaults={"level": Level(level), "at": timezone.now()},
        )
    return chosen


def follow_the_community(
    *, by: Person, topic: Topic | None = None, entry: Entry | None = None
) -> None:
    """Drop the choice for a topic or entry: the one for the community counts again."""
    if topic or entry:
        ChosenLevel.objects.filter(person=by, topic=topic, entry=entry).delete()


def set_preference(*, by: Person, now: dt.datetime | None = None, **changes: Any) -> Preference:
    """Change when and in which ways `by` is told; the time of the next digest follows."""
    with transaction.atomic():
        preference, _is_new = Preference.objects.select_for_update().get_or_create(person=by)
        for name, value in changes.items():
            setattr(preference, name, value)
        preference.person = by
        preference.next_digest_at = preference.digest_after(now or timezone.now())
        preference.save()
    return preference


def see(notices: Collection[int], *, by: Person) -> int:
    """Mark these as seen; what happens next makes a new notice. Returns how many were unseen."""
    return Notice.objects.unseen().filter(person=by, pk__in=notices).update(seen_at=timezone.now())


def open_notice(notice: Notice, *, by: Person) -> None:
    """Mark it as seen. What it leads to is read: a browser without script can't say so later."""
    with transaction.atomic():
        see([notice.pk], by=by)
        if notice.entry and notice.reply:
            note_reading(notice.entry, by=by, until=timezone.now())


def see_everything(*, by: Person) -> int:
    return Notice.objects.unseen().filter(person=by).update(seen_at=timezone.now())


def see_entry(entry_id: int, *, by: Person) -> int:
    """Someone who reads an entry has seen the notices about it."""
    return Notice.objects.unseen().filter(person=by, entry=entry_id).update(seen_at=timezone.now())
