import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from guildhall.commons.models import Outcome
from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.practices.models.way import Way

A_FORTNIGHT = dt.timedelta(days=14)


class DisproofQuerySet(models.QuerySet["Disproof"]):
    def that_hold(self) -> Self:
        """Not those that were taken back."""
        return self.filter(taken_back_at=None)

    def is_open(self) -> Self:
        return self.that_hold().filter(closed_at=None)


class Disproof(models.Model):
    """Two weeks in which a community looks for cases where one of its practices fails.

    Its cases are reports that it did not work, or only partly; they have no rows of their own.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="disproofs")
    way = models.ForeignKey(Way, models.CASCADE, related_name="disproofs")
    opened_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    taken_back_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    taken_back_at = models.DateTimeField(null=True)
    found = models.CharField(max_length=500, blank=True)
    found_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    found_at = models.DateTimeField(null=True)

    objects = DisproofQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                name="one_open_disproof",
                condition=Q(closed_at__isnull=True, taken_back_at__isnull=True),
            )
        ]
        indexes = [
            models.Index(fields=["community", "-opened_at"], name="disproof_newest"),
            models.Index(
                fields=["ends_at"],
                name="disproof_to_close",
                condition=Q(closed_at__isnull=True, taken_back_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"disproof of {self.way_id}"

    @property
    def is_open(self) -> bool:
        """Whether cases still count for it."""
        return self.closed_at is None and self.taken_back_at is None

    def cases(self) -> QuerySet[Outcome]:
        """Reports of where it fails, from these two weeks, the oldest first.

        What its author took back or replaced is not among them.
        """
        reports = Outcome.objects.filter(
            entry=self.way_id, replaced_at=None, at__gte=self.opened_at
        ).exclude(context="")
        if self.closed_at:
            reports = reports.filter(at__lt=self.closed_at)
        return reports.exclude(result=Outcome.Result.WORKED).order_by("at", "pk")
