from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Draft(models.Model):
    """What somebody began to write in a form. Never an entry; theirs alone."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="drafts"))
    form = models.CharField(max_length=40)
    target = models.CharField(max_length=80)
    fields = models.JSONField(default=dict)
    address = models.CharField(
        max_length=300, blank=True
    )  # where it was begun, from the first slash on
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "form", "target"], name="draft_once")
        ]

    def __str__(self) -> str:
        return f"draft of {self.form}"
