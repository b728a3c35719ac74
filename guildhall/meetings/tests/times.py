"""When the tests of meetings take place, and what they look at."""

import datetime as dt

from guildhall.commons.models import Entry
from guildhall.kit.recurrence import read_rule
from guildhall.meetings import actions
from guildhall.meetings.models import Meeting
from guildhall.notifications.models import Notice

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SOON = dt.datetime(2026, 3, 5, 18, 30, tzinfo=dt.UTC)
TUESDAYS = read_rule("FREQ=WEEKLY;BYDAY=TU")


def state_of(meeting):
    return Entry.objects.get(pk=meeting.pk).state


def notices_of(person):
    return set(Notice.objects.filter(person=person).values_list("rule", flat=True))


def start(community, by, rule=TUESDAYS, on=dt.date(2026, 3, 3), at=dt.time(18, 30), **more):
    return actions.start_series(
        community, by=by, name="Evening", rule=rule, starts_on=on, starts_at=at, **more
    )


def times(series):
    found = (
        Meeting.objects.filter(series=series)
        .exclude(entry__state="cancelled")
        .order_by("starts_at")
    )
    return [f"{meeting.local_start:%d %b %H:%M}" for meeting in found]
