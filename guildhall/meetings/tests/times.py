"""When the tests of meetings take place, and what they look at."""

import datetime as dt

from guildhall.commons.models import Entry
from guildhall.notifications.models import Notice

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SOON = dt.datetime(2026, 3, 5, 18, 30, tzinfo=dt.UTC)


def state_of(meeting):
    return Entry.objects.get(pk=meeting.pk).state


def told(person):
    return set(Notice.objects.filter(person=person).values_list("rule", flat=True))
