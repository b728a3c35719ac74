"""Is it still true? Each tip or practice has a day on which it needs a check again."""

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.settling import locked
from guildhall.practices.actions.writing import first_look
from guildhall.practices.models import Way


def look_again(entry: Entry, *, by: Person) -> None:
    """It is still true; the day of its next check is set by the community's rule."""
    now = timezone.now()
    with transaction.atomic():
        entry, way = locked(entry.pk)
        day = first_look(entry.community, now)
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
