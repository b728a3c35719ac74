"""Someone objects, with a reason."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.rounds.models.round import Round


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def waiting(self) -> Self:
        """Neither answered nor withdrawn."""
        return self.filter(answered_at=None, withdrawn_at=None)

    def kept(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)


class Objection(models.Model):
    """It is answered in words, or by a change that another round asks about."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="objections")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    reason = models.TextField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    changed_in = models.ForeignKey(Round, models.SET_NULL, null=True, related_name="answers")

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"],
                name="one_objection_waits",
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} objects in {self.round_id}"
