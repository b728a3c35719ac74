import re

from django.db import models
from django.utils import timezone

from guildhall.kit.words import excerpt
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

_SIGNS = re.compile(r"[*`~|]+|^[#>\s-]+|\s--+:?", re.MULTILINE)


class Draft(models.Model):
    """What someone has started to write in a form. Only they see it."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="drafts"))
    form = models.CharField(max_length=40)
    target = models.CharField(max_length=80)
    fields = models.JSONField(default=dict)
    # the page it was started on, from the first slash on
    address = models.CharField(max_length=300, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    # until the day after, one can still bring it back
    discarded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "form", "target"], name="draft_once")
        ]
        indexes = [models.Index(fields=["person", "-saved_at"], name="draft_person_saved")]

    def __str__(self) -> str:
        return f"draft of {self.form}"

    @property
    def words(self) -> str:
        """The first of what is typed, on one line, without the signs of Markdown."""
        return excerpt(_SIGNS.sub(" ", "\n".join(self.fields.values())))
