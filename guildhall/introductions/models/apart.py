from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Apart(models.Model):
    """Someone never wants to be introduced to someone else, in any community. Only they know."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="kept_apart"))
    other = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="apart_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("other")), name="apart_from_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} apart from {self.other_id}"
