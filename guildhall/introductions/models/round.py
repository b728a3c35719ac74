import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, Membership
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person, is_a_person, is_here


class Rhythm(models.Model):
    """How often a community makes a round, and when the next one is; without a row, never."""

    class Every(models.TextChoices):
        NEVER = "never", _("No rounds")
        WEEK = "week", _("Every week")
        TWO_WEEKS = "two_weeks", _("Every two weeks")
        MONTH = "month", _("Every month")
        QUARTER = "quarter", _("Every quarter")

    DAYS = {Every.WEEK: 7, Every.TWO_WEEKS: 14, Every.MONTH: 28, Every.QUARTER: 91}

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="introduction_rhythm"
    )
    every = models.CharField(max_length=10, choices=Every, default=Every.NEVER)
    next_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["next_on"], name="rhythm_next")]

    def __str__(self) -> str:
        return f"introductions in {self.community_id}: {self.every}"

    @property
    def is_on(self) -> bool:
        return self.every != self.Every.NEVER

    def day_after(self, day: dt.date) -> dt.date | None:
        days = self.DAYS.get(self.Every(self.every))
        return day + dt.timedelta(days=days) if days else None


class Round(models.Model):
    """One round. `plan` holds who is to be introduced while it is made, and is emptied then.

    It is `{"groups": [[[ids], term, about], …], "next": 0, "is_mended": False}`: a worker that
    stops in the middle goes on at `next`.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="introduction_rounds")
    due_on = models.DateField()
    plan = models.JSONField(null=True)
    made_at = models.DateTimeField(null=True)
    asked_after_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "due_on"], name="one_round_a_day")
        ]

    def __str__(self) -> str:
        return f"round of {self.community_id} on {self.due_on}"


class TakingPartQuerySet(models.QuerySet["TakingPart"]):
    def current(self) -> Self:
        """Of people who are here and still may write in the community."""
        members = Membership.objects.may_write().filter(
            community=OuterRef("community"), person=OuterRef("person")
        )
        return self.filter(Exists(members), is_here(of="person__"), is_a_person(of="person__"))

    def ready(self, day: dt.date) -> Self:
        """Those who are neither resting nor skip the next round."""
        return self.current().filter(
            Q(rests_until=None) | Q(rests_until__lte=day), skips_next=False
        )


class TakingPart(models.Model):
    """Someone takes part in the rounds of a community. Only they know, and whether they rest.

    Where all of an introduction `wants_invitations`, a proposed time comes with the mail, for
    calendars. One who `likes_counterparts` would like someone in another unit with the same topics.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    since = models.DateTimeField(default=timezone.now)
    skips_next = models.BooleanField(default=False)
    rests_until = models.DateField(null=True)
    wants_invitations = models.BooleanField(default=False)
    likes_counterparts = models.BooleanField(default=False)

    objects = TakingPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="takes_part_once")
        ]

    def __str__(self) -> str:
        return f"takes part in rounds of {self.community_id}"
