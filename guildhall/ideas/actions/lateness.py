"""Tell the stewards of an idea whose promised day has passed without an answer, once."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.ideas import events
from guildhall.ideas.models import Idea
from guildhall.kit.zones import zone_named

A_DAY = dt.timedelta(days=1)


def tell_late(*, at: dt.datetime | None = None) -> int:
    """Tell about each idea that is late where its community is. Recurring; returns how many."""
    now = at or timezone.now()
    late = Idea.objects.owed().filter(
        late_told_at=None,
        answer_by__lt=(now + A_DAY).date(),
        entry__community__closed_at=None,
    )
    return sum(_tell(idea, now) for idea in list(late.select_related("entry__community")))


def _tell(idea: Idea, now: dt.datetime) -> bool:
    community = idea.entry.community
    today = now.astimezone(zone_named(community.time_zone)).date()
    is_here = events.ROOM in community.open_rooms
    if idea.answer_by is None or idea.answer_by >= today or not is_here:
        return False
    with transaction.atomic():
        Entry.objects.select_for_update(of=("self",)).get(pk=idea.pk)
        untold = Idea.objects.owed().filter(pk=idea.pk, late_told_at=None)
        if not untold.update(late_told_at=now):
            return False
        tell(events.IDEA_LATE, entry=idea.entry, by=None, at=now)
    return True
