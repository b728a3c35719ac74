from django.db import models
from django.utils import timezone

from guildhall.decisions.models.decision import Decision
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class AskedForAdvice(models.Model):
    """Someone whom a decision affects is asked by name; what they reply is their advice."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="asked")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="asked_for_advice_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} asked about decision {self.decision_id}"
