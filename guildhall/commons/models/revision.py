from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models.entry import Entry, Written
from guildhall.commons.models.reply import Reply
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class Revision(models.Model):
    """The whole text as it was before an edit, and who edited it."""

    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="revisions")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="revisions")
    editor = goes_along(models.ForeignKey(Person, models.PROTECT, related_name="+"))
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    source_format = models.CharField(
        max_length=10, choices=Written.Format, default=Written.Format.MARKDOWN
    )
    note = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=True, reply__isnull=False)
                | Q(entry__isnull=False, reply__isnull=True),
                name="revision_one_target",
            )
        ]

    def __str__(self) -> str:
        return f"revision {self.pk}"
