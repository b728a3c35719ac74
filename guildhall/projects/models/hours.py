from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.people.belongings import goes_along
from guildhall.people.models import Person
from guildhall.projects.models.project import Project

MOST_HOURS = 9999
LEAST_PEOPLE = 5  # of fewer there is no sum
LEAST_OTHERS = 3  # whose change someone who sees two sums can't tell apart


class Hours(models.Model):
    """How many hours someone says they gave, by their own choice: for themselves and a sum.

    Without a `number` they took it back. `in_sums` is what they said when each sum was made, the
    oldest first; a row lives while it is in one.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="hours")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    number = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    in_sums = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="project_hours_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="hours_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return f"hours {self.pk}"

    def said_in(self, number: int) -> str | None:
        """What they said when that sum was made, counted from 0."""
        return self.in_sums[number] if number < len(self.in_sums) else None

    @property
    def said(self) -> str | None:
        """What they say now, as sums keep it."""
        return None if self.number is None else f"{self.number:.2f}"
