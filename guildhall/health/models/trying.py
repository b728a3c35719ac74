from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.health.models.snapshot import Snapshot
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class TryingQuerySet(models.QuerySet["Trying"]):
    def going_on(self) -> Self:
        """Neither judged nor given up."""
        return self.filter(judged_at=None, given_up_at=None)

    def over(self) -> Self:
        """Judged or given up."""
        return self.exclude(judged_at=None, given_up_at=None)


class Trying(models.Model):
    """Stewards try a remedy.

    Since when, when to judge it, the figure before and after, and what stewards think of it.

    `before` and `after` are a figure as it was shown, or empty where there was none.
    """

    class Judgement(models.TextChoices):
        HELPED = "helped", _("it helped")
        NO_DIFFERENCE = "no_difference", _("no difference")
        WORSE = "worse", _("it made it worse")
        UNCLEAR = "unclear", _("unclear")

    community = models.ForeignKey(Community, models.CASCADE, related_name="tryings")
    remedy = models.CharField(max_length=12)
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    began_at = models.DateTimeField(default=timezone.now)
    look_on = models.DateField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    judgement = models.CharField(max_length=14, choices=Judgement, blank=True)
    note = models.CharField(max_length=300, blank=True)
    judged_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    judged_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = TryingQuerySet.as_manager()

    class Meta:
        ordering = ["look_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "remedy"],
                name="trying_once",
                condition=Q(judged_at__isnull=True, given_up_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.remedy} in {self.community_id}"

    @property
    def is_due(self) -> bool:
        return (
            self.judged_at is None
            and self.given_up_at is None
            and self.look_on <= timezone.now().date()
        )


class Verdict(models.Model):
    """Whether a steward or facilitator found right what was shown of a sign."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="verdicts")
    sign = models.CharField(max_length=16)
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    is_right = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "sign", "person"], name="verdict_once")
        ]

    def __str__(self) -> str:
        return f"{self.sign} was {'right' if self.is_right else 'not right'}"
