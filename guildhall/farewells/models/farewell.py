from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.communities.models import Community, RolePeriod
from guildhall.farewells.questions import BY_NUMBER
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

LONGEST = 2_000


class FarewellQuerySet(models.QuerySet["Farewell"]):
    def running(self) -> Self:
        return self.filter(ended_at=None)


class Farewell(models.Model):
    """Someone has left a community, and is asked what they want to leave behind.

    Or they had a `role` in it: then all questions are asked at once, and none comes later. `asked`
    is the number of the last question that was asked; it ends after the last one, when they want
    no more questions, or when they are back.
    """

    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, blank=True)
    left_at = models.DateTimeField(default=timezone.now)
    asked = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = FarewellQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "community"],
                name="one_farewell_at_a_time",
                condition=Q(ended_at=None),
            )
        ]
        indexes = [
            models.Index(
                fields=["left_at"], name="farewell_running", condition=Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.community_id}"

    @property
    def role_name(self) -> str:
        """Empty where they left the community."""
        return str(RolePeriod.Role(self.role).label) if self.role else ""


class Words(models.Model):
    """An answer of someone who left: theirs alone, until they give it to the community's people.

    An empty one was skipped; nobody else can tell that from one that isn't given.
    """

    farewell = models.ForeignKey(Farewell, models.CASCADE, related_name="words")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST, blank=True)
    at = models.DateTimeField(default=timezone.now)
    given_at = models.DateTimeField(null=True)
    may_be_tip = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["farewell", "number"], name="words_once"),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True) | ~Q(text=""), name="words_given_are_words"
            ),
            models.CheckConstraint(
                condition=Q(may_be_tip=False) | Q(given_at__isnull=False),
                name="words_of_a_tip_are_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.farewell_id}, {self.number}"

    @property
    def question(self) -> Any:
        return BY_NUMBER[self.number].text
