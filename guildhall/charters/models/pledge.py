"""Once a year, one sentence: what a community will know next year that it doesn't know now."""

import datetime as dt
from typing import Self
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

A_YEAR = relativedelta(years=1)


class PledgeQuerySet(models.QuerySet["Pledge"]):
    """Who sees a pledge: everyone who can read in its community; never one that was taken back."""

    def that_hold(self) -> Self:
        return self.filter(taken_back_at=None)

    def waiting(self) -> Self:
        """Nobody has said yet what came of them."""
        return self.that_hold().filter(answered_at=None)


class Pledge(models.Model):
    """One sentence, the day on which the hall asks what came of it, and what came of it."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="pledges")
    text = models.CharField(max_length=300)
    written_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    written_at = models.DateTimeField(default=timezone.now)
    asks_on = models.DateField()
    asked_at = models.DateTimeField(null=True)
    taken_back_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    taken_back_at = models.DateTimeField(null=True)
    came_of_it = models.CharField(max_length=500, blank=True)
    answered_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    answered_at = models.DateTimeField(null=True)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                name="one_waiting_pledge",
                condition=Q(answered_at__isnull=True, taken_back_at__isnull=True),
            )
        ]
        indexes = [
            models.Index(fields=["community", "-written_at"], name="pledge_newest"),
            models.Index(
                fields=["asks_on"],
                name="pledge_to_ask",
                condition=Q(
                    asked_at__isnull=True, answered_at__isnull=True, taken_back_at__isnull=True
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def is_due(self) -> bool:
        """Its year is over, and nobody has said what came of it."""
        return not self.is_answered and self.asks_on <= day_in(self.community)


def day_in(community: Community, at: dt.datetime | None = None) -> dt.date:
    """The day it is in the community's time zone."""
    return (at or timezone.now()).astimezone(ZoneInfo(community.time_zone)).date()
