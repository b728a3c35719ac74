from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person, Unit
from guildhall.practices.models.way import Way


class RollOutQuerySet(models.QuerySet["RollOut"]):
    def is_open(self) -> Self:
        return self.filter(closed_at=None)


class RollOut(models.Model):
    """A steward asks chosen units whether they use a tip or practice, until it is closed."""

    way = models.ForeignKey(Way, models.CASCADE, related_name="rollouts")
    note = models.CharField(max_length=300, blank=True)
    opened_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    opened_at = models.DateTimeField(default=timezone.now)
    closed_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    closed_at = models.DateTimeField(null=True)

    objects = RollOutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["way"], name="one_open_rollout", condition=Q(closed_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"roll-out of {self.way_id}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class RollOutAsk(models.Model):
    """One unit that was asked, through its contact. Only contacts are ever reminded."""

    class Answer(models.TextChoices):
        USES = "uses", _("using it or considering it")
        NOT_FOR_US = "not_for_us", _("not for us")

    rollout = models.ForeignKey(RollOut, models.CASCADE, related_name="asks")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+")
    unit_name = models.CharField(max_length=80)
    unit_key = models.CharField(max_length=80)
    contact = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="rollout_asks"))
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    answered_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["unit_key"]
        constraints = [models.UniqueConstraint(fields=["rollout", "unit_key"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.unit_name} asked"
