"""Choose what one hears, when and how; say that it has been seen."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

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
    """How much `by` wants to hear from a community, one of its topics or entries. Choosing again replaces the choice."""
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
    """Take back what was chosen for a topic or entry: what was chosen for the community counts again."""
    if topic or entry:
        ChosenLevel.objects.filter(person=by, topic=topic, entry=entry).delete()


def set_preference(*, by: Person, now: dt.datetime | None = None, **changes: Any) -> Preference:
    """Change when and by which ways `by` hears; the next digest follows."""
    with transaction.atomic():
        preference, _is_new = Preference.objects.select_for_update().get_or_create(person=by)
        for name, value in changes.items():
            setattr(preference, name, value)
        preference.person = by
        preference.next_digest_at = preference.digest_after(now or timezone.now())
        preference.save()
    return preference


def see(notices: Collection[int], *, by: Person) -> int:
    """Mark these as seen; what happens from now on makes a new notice. Returns how many were news."""
    return Notice.objects.unseen().filter(person=by, pk__in=notices).update(seen_at=timezone.now())


def see_everything(*, by: Person) -> int:
    return Notice.objects.unseen().filter(person=by).update(seen_at=timezone.now())


def see_entry(entry_id: int, *, by: Person) -> int:
    """Whoever reads an entry has seen what was told of it."""
    return Notice.objects.unseen().filter(person=by, entry=entry_id).update(seen_at=timezone.now())
