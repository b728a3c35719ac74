"""Recurring meetings: which there are, their later dates, and who would like to host."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.meetings.models import Meeting, MeetingState, Series, WouldHost
from guildhall.people.models import Person

LATER_DATES = 8
HORIZON = dt.timedelta(days=366)


def series_of(community: Community) -> list[Series]:
    """The series that run, the oldest first."""
    return list(Series.objects.running().filter(community=community).order_by("made_at", "pk")[:30])


def later_days(series: Series, known: Iterable[Meeting]) -> list[dt.datetime]:
    """When it meets after the meetings that are rows already: computed, within a year. No query."""
    if not series.is_running:
        return []
    today = timezone.now().date()
    last = max((meeting.occurs_on for meeting in known if meeting.occurs_on), default=today)
    days = series.days(since=last + dt.timedelta(days=1), until=today + HORIZON)
    return [series.moment(day) for day in islice(days, LATER_DATES)]


@dataclass(frozen=True, slots=True)
class Hosts:
    """People who would like to host a series: `fresh` ones have not hosted it yet."""

    fresh: list[Person]
    others: list[Person]
    i_would: bool


def hosts_of(series: Series, person: Person | None) -> Hosts:
    """Only people who have said so. One query."""
    hosted = Meeting.objects.filter(
        series=series, host=OuterRef("person"), entry__state=MeetingState.HELD
    )
    offers = WouldHost.objects.filter(series=series, person__in=Person.objects.here())
    counted = offers.select_related("person").annotate(has_hosted=Exists(hosted))
    rows = list(counted.order_by("at", "pk")[:60])
    return Hosts(
        fresh=[row.person for row in rows if not row.has_hosted],
        others=[row.person for row in rows if row.has_hosted],
        i_would=any(person and row.person_id == person.pk for row in rows),
    )
