from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from guildhall.ideas.models.challenge import Challenge
from guildhall.ideas.models.idea import Idea
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

LOWEST, HIGHEST = 1, 5
_FROM_ONE_TO_FIVE = [MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]


class Criterion(models.Model):
    """What the ideas of a challenge are looked at by, and how much it weighs."""

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="criteria")
    name = models.CharField(max_length=80)
    weight = models.PositiveSmallIntegerField(default=1, validators=_FROM_ONE_TO_FIVE)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["challenge", "name"], name="criterion_once")]

    def __str__(self) -> str:
        return self.name


class Assessor(models.Model):
    """Someone who looks at all ideas of a challenge. What they give is theirs alone for a while.

    It is `handed_in_at` a moment, or not yet.
    """

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="assessors")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    asked_at = models.DateTimeField(default=timezone.now)
    handed_in_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "person"], name="assesses_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} assesses {self.challenge_id}"


class Score(models.Model):
    """What one assessor gives one idea by one criterion, from one to five."""

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="scores")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="+")
    value = models.PositiveSmallIntegerField(validators=_FROM_ONE_TO_FIVE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessor", "idea", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=models.Q(value__gte=LOWEST, value__lte=HIGHEST), name="score_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} for {self.idea_id}"
