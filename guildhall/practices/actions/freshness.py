"""Is it still true? Each tip or practice has a day on which it needs a check again."""

import datetime as dt

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.settling import locked
from guildhall.practices.models import Rules, Way


def look_again(entry: Entry, *, by: Person) -> None:
    """It is still true; the day of its next check is set by the community's rule."""
    now = timezone.now()
    with transaction.atomic():
        entry, way = locked(entry.pk)
        day = day_of_next_check(entry.community, now)
        if way.look_again_on == day:
            return
        Way.objects.filter(pk=way.pk).update(look_again_on=day, overdue_told_at=None)
        touch_entry(entry)
        tell(events.WAY_LOOKED_AT_AGAIN, entry=entry, by=by)


def tell_overdue() -> None:
    """Its authors are told once that the day has come. Recurring."""
    now = timezone.now()
    overdue = Way.objects.overdue(timezone.localdate()).filter(
        overdue_told_at=None, entry__community__closed_at=None
    )
    for way in overdue.select_related("entry"):
        with transaction.atomic():
            if Way.objects.filter(pk=way.pk, overdue_told_at=None).update(overdue_told_at=now):
                tell(events.WAY_OVERDUE, entry=way.entry, by=None, toward=way.entry.author_id)


def day_of_next_check(community: Community, moment: dt.datetime) -> dt.date:
    """The day on which it needs a check again."""
    return (moment + relativedelta(months=Rules.of(community).look_again_months)).date()
