from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.people.belongings import goes_along
from guildhall.people.models import Person
from guildhall.practices.models.way import Way


class CheckQuerySet(models.QuerySet["Check"]):
    def going_on(self) -> Self:
        """Neither taken back nor made out of date by another text."""
        return self.filter(ended_at=None)


class Check(models.Model):
    """A peer's name under a tip or practice: they have checked it.

    Without a person, reports from two other places count as the check.
    """

    way = models.ForeignKey(Way, models.CASCADE, related_name="checks")
    person = goes_along(models.ForeignKey(Person, models.PROTECT, null=True, related_name="checks"))
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["way", "person"], name="check_once", condition=Q(ended_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"check of {self.way_id}"
