from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Draft(models.Model):
    """What someone has started to write in a form. Only they see it."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="drafts"))
    form = models.CharField(max_length=40)
    target = models.CharField(max_length=80)
    fields = models.JSONField(default=dict)
    # the page it was started on, from the first slash on
    address = models.CharField(max_length=300, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "form", "target"], name="draft_once")
        ]

    def __str__(self) -> str:
        return f"draft of {self.form}"
