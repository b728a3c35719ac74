"""A meeting in a list: what it is called, its state, when it is and who hosts it."""

import datetime as dt
from typing import Any

from django import template
from django.utils import timezone

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.meetings.models import Meeting, MeetingKind, MeetingState
from guildhall.people.models import Person

register = template.Library()


@register.inclusion_tag("meetings/ui/meeting_row.html")
def meeting_row(meeting: Meeting, *, slug: str) -> dict[str, Any]:
    """What is inside `<li class="row">`. `slug` is that of the community.

    All meetings of a series have one name: the day beside it tells them apart. That a past one took
    place needs no word, that it didn't does.
    """
    return {
        "meeting": meeting,
        "address": path_of(meeting.entry, slug),
        "repeats_on": meeting.local_start if meeting.series_id else None,
    }


def sample() -> dict[str, Any]:
    """A meeting that is kept nowhere."""
    entry = Entry(pk=1, kind="meeting", title="Pump evening", state=MeetingState.PLANNED)
    start = timezone.now() + dt.timedelta(days=3)
    meeting = Meeting(
        entry=entry,
        kind=MeetingKind.CLINIC,
        starts_at=start,
        ends_at=start + dt.timedelta(hours=1),
        zone="Europe/Vienna",
        host=Person(name="Ben Okafor", username="ben"),
    )
    return {"meeting": meeting}
