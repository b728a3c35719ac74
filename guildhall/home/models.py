"""Cards that people put away."""

from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Skip(models.Model):
    """A card that someone put away: not for me. Nobody else sees it."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="skips"))
    card = models.CharField(max_length=20)
    target_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "card", "target_id"], name="skip_once")
        ]

    def __str__(self) -> str:
        return f"{self.card} {self.target_id}"
