import datetime as dt
from collections.abc import Iterator
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.kit.recurrence import Rule, read_rule
from guildhall.meetings.models.kinds import MeetingKind
from guildhall.meetings.titles import MOST_LETTERS
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class SeriesQuerySet(models.QuerySet["Series"]):
    def running(self) -> Self:
        """Neither stopped nor past their last day, in communities that are not closed."""
        yesterday = timezone.now().date() - dt.timedelta(days=1)
        return self.filter(stopped_at=None, community__closed_at=None).filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=yesterday)
        )


class Series(models.Model):
    """Meetings that repeat: a rule (RFC 5545) from a first day on, at one time in one time zone."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="series")
    name = models.CharField(max_length=MOST_LETTERS)
    kind = models.CharField(max_length=12, choices=MeetingKind, default=MeetingKind.OPEN)
    rule = models.CharField(max_length=200)
    starts_on = models.DateField()
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    zone = models.CharField(max_length=50, default="UTC")
    ends_on = models.DateField(null=True)
    where = models.CharField(max_length=300, blank=True)
    about = models.TextField(max_length=1000, blank=True)
    seats = models.PositiveSmallIntegerField(null=True)
    follows_charter = models.BooleanField(default=False)
    continues = models.ForeignKey("self", models.SET_NULL, null=True, related_name="continued_by")
    made_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    made_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True)
    drift_told_at = models.DateTimeField(null=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["community", "stopped_at"], name="series_community")]

    def __str__(self) -> str:
        return self.name

    @property
    def recurrence(self) -> Rule:
        return read_rule(self.rule)

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None and (
            self.ends_on is None or self.ends_on >= timezone.now().date() - dt.timedelta(days=1)
        )

    def days(self, *, since: dt.date, until: dt.date) -> Iterator[dt.date]:
        """The days between two others (both included) on which it meets by its rule."""
        last = min(until, self.ends_on) if self.ends_on else until
        return self.recurrence.dates(self.starts_on, since=since, until=last)

    def moment(self, day: dt.date) -> dt.datetime:
        """When the meeting of that day begins.

        A time that the clocks skip is an hour later; of one that comes twice it is the first.
        """
        return dt.datetime.combine(day, self.starts_at, ZoneInfo(self.zone)).astimezone(dt.UTC)
