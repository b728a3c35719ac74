from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from guildhall.communities.models import RolePeriod
from guildhall.decisions.models.decision import Decision
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_IN_A_STEWARDS_REASON = 300


class StewardsWordQuerySet(models.QuerySet["StewardsWord"]):
    def current(self) -> Self:
        """What is proposed now, and not taken back."""
        return self.filter(ended_at=None)

    def that_count(self) -> Self:
        """Without the yes of someone who no longer stewards there."""
        stewards = RolePeriod.objects.stewards().filter(
            community=OuterRef("decision__entry__community"), person=OuterRef("by")
        )
        return self.current().filter(~Q(reason="") | Exists(stewards))

    def waiting(self) -> Self:
        """Reasons against it that have no answer yet."""
        return self.current().filter(answered_at=None).exclude(reason="")


class StewardsWord(models.Model):
    """A steward says, where it is decided together, that the stewards can live with it.

    With a `reason` they can't. It waits for an answer: in words, or by a change, after which it has
    ended as everyone is asked again.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="stewards_words")
    by = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=MOST_IN_A_STEWARDS_REASON, blank=True)
    answer = models.CharField(max_length=MOST_IN_A_STEWARDS_REASON, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    ended_at = models.DateTimeField(null=True)

    objects = StewardsWordQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "by"],
                name="one_word_of_a_steward",
                condition=models.Q(ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"word of {self.by_id} on decision {self.decision_id}"

    @property
    def is_waiting(self) -> bool:
        return bool(self.reason) and self.answered_at is None
