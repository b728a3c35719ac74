"""A question to everyone who takes part, until a day."""

import datetime as dt
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class RoundQuerySet(models.QuerySet["Round"]):
    """Who sees a round, and what was said in it: who sees what it is about (the app above says)."""

    def open(self) -> Self:
        return self.filter(state=Round.State.OPEN)

    def due(self, at: dt.datetime | None = None) -> Self:
        """Open, and their time is over."""
        return self.open().filter(closes_at__lte=at or timezone.now())


class Round(models.Model):
    """Asked by someone, open until the first moment of a day.

    `question` is empty where it is always the same. Every member takes part, or those with a
    `role`, or the people of a `topic`. `needed` is how many must agree, fixed when it opens. A
    round stays open after its time while an objection waits or agreement is missing.
    """

    class State(models.TextChoices):
        OPEN = "open", _("everyone is being asked")
        AGREED = "agreed", _("agreed")
        LAPSED = "lapsed", _("nobody answered")
        REWORKED = "reworked", _("replaced by a new wording")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class IfSilent(models.TextChoices):
        AGREED = "agreed", _("it is agreed")
        LAPSES = "lapses", _("nothing is decided")

    community = models.ForeignKey(Community, models.CASCADE, related_name="rounds")
    question = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=12, choices=RolePeriod.Role, blank=True)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="+")
    needed = models.PositiveSmallIntegerField(default=0)
    if_silent = models.CharField(max_length=6, choices=IfSilent, default=IfSilent.AGREED)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    opened_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    opened_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["state", "closes_at"], name="round_closing")]

    def __str__(self) -> str:
        return self.question or f"round {self.pk}"

    @property
    def asks_until(self) -> dt.date:
        """The last day for objections, in the community's time zone."""
        last_moment = self.closes_at - dt.timedelta(seconds=1)
        return last_moment.astimezone(ZoneInfo(self.community.time_zone)).date()

    def is_asking(self, at: dt.datetime | None = None) -> bool:
        """Whether people can still object."""
        return self.state == self.State.OPEN and (at or timezone.now()) < self.closes_at
