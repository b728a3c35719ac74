import datetime as dt
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Standing
from guildhall.meetings.events import MEETING
from guildhall.meetings.models.kinds import MeetingKind
from guildhall.meetings.models.series import Series
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class MeetingState(models.TextChoices):
    FINDING = "finding", _("finding a time")
    PLANNED = "planned", _("scheduled")
    HELD = "held", _("took place")
    NOT_HELD = "not_held", _("didn't take place")
    CANCELLED = "cancelled", _("cancelled")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def published(self) -> Self:
        """With their kind, for the index that begins with community and kind."""
        return self.filter(entry__kind=MEETING, entry__standing=Standing.PUBLISHED)

    def coming_up(self, at: dt.datetime | None = None) -> Self:
        """Planned and not over yet, in communities that are not closed."""
        return self.published().filter(
            entry__state=MeetingState.PLANNED,
            ends_at__gt=at or timezone.now(),
            entry__community__closed_at=None,
        )


class Meeting(models.Model):
    """What only a meeting has; title, notes and state are on its entry.

    `occurs_on` is the day that the series' rule gave it, even if it was moved to another day.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="meeting")
    series = models.ForeignKey(Series, models.SET_NULL, null=True, related_name="meetings")
    occurs_on = models.DateField(null=True)
    has_own_time = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=MeetingKind, default=MeetingKind.OPEN)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    zone = models.CharField(max_length=50, default="UTC")
    where = models.CharField(max_length=300, blank=True)
    about = models.TextField(max_length=1000, blank=True)
    seats = models.PositiveSmallIntegerField(null=True)
    host = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="hosted_meetings")
    )
    is_cancelled_with_series = models.BooleanField(default=False)
    cancel_note = models.CharField(max_length=300, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    write_up_asked = models.PositiveSmallIntegerField(default=0)
    notes_told_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "occurs_on"],
                name="meeting_once_a_day",
                condition=models.Q(series__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["starts_at", "entry"], name="meeting_starts"),
            models.Index(fields=["series", "starts_at"], name="meeting_of_series"),
        ]

    def __str__(self) -> str:
        return self.entry.title

    @property
    def minutes(self) -> int:
        """How long it is meant to last."""
        if self.starts_at is None or self.ends_at is None:
            return 60
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def kind_beside_title(self) -> str:
        """Its kind in words; empty for a usual meeting, and where the title says it already."""
        label = str(self.get_kind_display())
        is_plain = self.kind == MeetingKind.OPEN
        return "" if is_plain or label.lower() in self.entry.title.lower() else label

    @property
    def has_begun(self) -> bool:
        return self.starts_at is not None and self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def local_start(self) -> dt.datetime | None:
        """When it begins, in its own time zone."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)) if self.starts_at else None

    @property
    def local_end(self) -> dt.datetime | None:
        return self.ends_at.astimezone(ZoneInfo(self.zone)) if self.ends_at else None
