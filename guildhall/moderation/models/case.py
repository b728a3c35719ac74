from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community, Norm
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

_ONE_TARGET = Q(entry__isnull=True, reply__isnull=False) | Q(
    entry__isnull=False, reply__isnull=True
)


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> Self:
        return self.filter(decided_at__isnull=True)


class Case(models.Model):
    """One text that needs a steward, because it was reported or is held back."""

    class Kind(models.TextChoices):
        FLAGGED = "flagged"
        HELD = "held"

    community = models.ForeignKey(Community, models.CASCADE, related_name="cases")
    kind = models.CharField(max_length=8, choices=Kind)
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="cases")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="cases")
    verb = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict)
    opened_at = models.DateTimeField(default=timezone.now)
    claimed_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    claimed_at = models.DateTimeField(null=True)
    decided_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_ONE_TARGET, name="case_one_target"),
            models.UniqueConstraint(
                fields=["entry"],
                name="case_entry_once",
                condition=Q(entry__isnull=False, decided_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["reply"],
                name="case_reply_once",
                condition=Q(reply__isnull=False, decided_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["community", "opened_at"],
                name="case_open",
                condition=Q(decided_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def target(self) -> Entry | Reply:
        written = self.reply or self.entry
        assert written is not None  # the constraint above
        return written


class Flag(models.Model):
    """A report that a text breaks a norm, and why. Only the stewards know who made it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="flags")
    by = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    norm = models.ForeignKey(Norm, models.SET_NULL, null=True, related_name="+")
    norm_text = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "by"], name="flag_once")]

    def __str__(self) -> str:
        return f"flag {self.pk}"
