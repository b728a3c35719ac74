from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models.person import Person


class Block(models.Model):
    """Someone wants to hear and read nothing of someone else. Only they know."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="blocks"))
    blocked = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "blocked"], name="block_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("blocked")), name="block_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} blocks {self.blocked_id}"
