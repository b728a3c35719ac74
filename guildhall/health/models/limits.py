"""What is left out: people who ask for it, figures switched off, days that don't count."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class LeftOut(models.Model):
    """A person is in no figure about who exchanges with whom, from one day until another.

    They need no reason, and nobody sees who.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "community"],
                name="left_out_once",
                condition=Q(until__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"left out of {self.community_id}"


class SwitchedOff(models.Model):
    """A figure that is not shown in a community, who switched it off, and why."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="switched_off")
    indicator = models.CharField(max_length=12)
    reason = models.CharField(max_length=300)
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["indicator"]
        constraints = [
            models.UniqueConstraint(fields=["community", "indicator"], name="switched_off_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} is off"


class QuietPeriodQuerySet(models.QuerySet["QuietPeriod"]):
    def to_come(self) -> Self:
        """Not begun yet: these can still be taken back."""
        return self.filter(since_on__gt=timezone.now().date())


class QuietPeriod(models.Model):
    """Days that do not count in a community, both ends included, such as the summer holidays.

    They are said before they begin: who could choose among days that are over could find out
    what one person did on one of them.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="quiet_periods")
    name = models.CharField(max_length=60)
    since_on = models.DateField()
    until_on = models.DateField()
    said_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    objects = QuietPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["since_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("since_on")), name="quiet_from_until"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_to_come(self) -> bool:
        return self.since_on > timezone.now().date()

    @property
    def days(self) -> int:
        return (self.until_on - self.since_on + dt.timedelta(days=1)).days
