from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.decisions.models.decision import Decision
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_IN_AN_ANSWER_TO_IT = 300


class RoleOfferQuerySet(models.QuerySet["RoleOffer"]):
    def waiting(self) -> Self:
        return self.filter(answered_at=None)


class RoleOffer(models.Model):
    """Someone was elected and is asked whether they will do it: the role begins with their yes.

    After a no, a steward asks the next by the count. `words` are for stewards.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="role_offers")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    is_accepted = models.BooleanField(default=False)
    words = models.CharField(max_length=MOST_IN_AN_ANSWER_TO_IT, blank=True)

    objects = RoleOfferQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="role_offered_once")
        ]

    def __str__(self) -> str:
        return f"role of {self.decision_id} offered to {self.person_id}"

    @property
    def is_waiting(self) -> bool:
        return self.answered_at is None
