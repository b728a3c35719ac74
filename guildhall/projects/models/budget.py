from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.project import Project

MOST_LINES = 60
OUR_CURRENCY = "EUR"


def amount_field(**kwargs: Any) -> models.DecimalField:
    """Exact to the cent, never below nothing."""
    return models.DecimalField(
        max_digits=12, decimal_places=2, validators=[MinValueValidator(0)], **kwargs
    )


class Budget(models.Model):
    """The currency of a project; above `limit`, two people approve what someone spent."""

    project = models.OneToOneField(Project, models.CASCADE, primary_key=True, related_name="budget")
    currency = models.CharField(max_length=3, default=OUR_CURRENCY)
    limit = amount_field(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(limit__isnull=True) | Q(limit__gte=0), name="budget_limit_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"budget of {self.project_id}"

    def approvals_for(self, amount: Decimal) -> int:
        """How many people have to approve it."""
        return 2 if self.limit is not None and amount > self.limit else 1


class BudgetLine(models.Model):
    """Something a project needs, with what it would cost; `is_in_kind` where it is no money."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="budget_lines")
    name = models.CharField(max_length=120)
    is_in_kind = models.BooleanField(default=False)
    planned = amount_field(default=0)
    added_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="budget_line_once"),
            models.CheckConstraint(condition=Q(planned__gte=0), name="planned_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name
