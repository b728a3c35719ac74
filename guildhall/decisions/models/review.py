from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.decisions.models.decision import Decision
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class ReviewWishQuerySet(models.QuerySet["ReviewWish"]):
    def waiting(self) -> Self:
        return self.filter(ended_at=None)


class ReviewWish(models.Model):
    """Someone asks to open a decision again, and why; it is once enough members support it.

    `needed` is how many must, the person who asks among them; it is fixed when they ask.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="wishes")
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    reason = models.CharField(max_length=300)
    needed = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = ReviewWishQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], name="one_review_wish", condition=Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"review of decision {self.decision_id}"


class ReviewSupport(models.Model):
    """Someone supports that a decision is opened again."""

    wish = models.ForeignKey(ReviewWish, models.CASCADE, related_name="supports")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["wish", "person"], name="one_support_of_review")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} supports {self.wish_id}"
