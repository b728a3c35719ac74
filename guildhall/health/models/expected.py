"""A change that was expected: said beside the figures, which stay as they are."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class ExpectedQuerySet(models.QuerySet["Expected"]):
    def current(self) -> Self:
        return self.in_force(timezone.now().date())

    def in_force(self, today: dt.date) -> Self:
        """Not taken back, and its day is not over."""
        return self.filter(withdrawn_at=None, until_on__gte=today)


class Expected(models.Model):
    """Stewards expected fewer people, for a reason that members read, until a day.

    It quiets the concern until then. It changes no figure, so it can tell nothing about anyone.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="expected_changes")
    reason = models.CharField(max_length=200)
    until_on = models.DateField()
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    said_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ExpectedQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                name="expected_once",
                condition=Q(withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"expected in {self.community_id} until {self.until_on}"
