"""Note how far someone has read, and forget it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.commons.models.reading import Reading
from guildhall.people.models import Person

KEPT_FOR = dt.timedelta(days=400)


def note_reading(entry: Entry, *, by: Person, until: dt.datetime) -> None:
    """`by` has read the replies up to `until`. A moment before one that was noted changes nothing.

    It is no event: what people read is recorded nowhere else.
    """
    until = min(until, timezone.now())
    with transaction.atomic():
        earlier = Reading.objects.filter(person=by, entry=entry, until__lt=until)
        if not earlier.update(until=until):
            noted = Reading(person=by, entry=entry, until=until)
            Reading.objects.bulk_create([noted], ignore_conflicts=True)


def forget_old_readings() -> None:
    """Where nothing has been written for longer than a year, nobody asks any more what is new."""
    Reading.objects.filter(until__lt=timezone.now() - KEPT_FOR).delete()


def forget_readings_of(person_ids: list[int]) -> None:
    """People who left take along where they were."""
    Reading.objects.filter(person__in=person_ids).delete()
