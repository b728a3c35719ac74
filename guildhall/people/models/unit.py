from django.db import models
from django.utils import timezone

from guildhall.people.belongings import goes_along


class Unit(models.Model):
    """A department or a site; units form a tree."""

    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta:
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name_key"], name="unit_once"),
            models.UniqueConstraint(
                fields=["name_key"],
                name="unit_once_at_top",
                condition=models.Q(parent__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitPeriod(models.Model):
    """A person in a unit from one moment until another, so that the past stays true."""

    person = goes_along(
        models.ForeignKey("people.Person", models.CASCADE, related_name="unit_periods")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="periods")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], name="one_unit_at_a_time", condition=models.Q(until__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.unit}"
