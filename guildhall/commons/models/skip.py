"""Cards that people put away."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class SkipQuerySet(models.QuerySet["Skip"]):
    def of(self, person: Person, card: str) -> Self:
        return self.filter(person=person, card=card)

    def of_target(self, target: str) -> Exists:
        """Of a row whose column `target` says what its card is about: it was put away."""
        return Exists(self.filter(target_id=OuterRef(target)))


class Skip(models.Model):
    """A card that someone put away: not for me. Nobody else sees it."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="skips"))
    card = models.CharField(max_length=20)
    target_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = SkipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "card", "target_id"], name="skip_once")
        ]

    def __str__(self) -> str:
        return f"{self.card} {self.target_id}"
