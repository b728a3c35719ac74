from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models.entry import Entry, entry_seen_by
from guildhall.commons.models.reply import Reply, reply_seen_by
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, person: Person | None) -> Self:
        """Seen with the entry or reply it is in; before that, by the person who added it."""
        is_seen = entry_seen_by(person, of="entry__") | reply_seen_by(person, of="reply__")
        if person is None or not person.is_authenticated:
            return self.filter(is_seen)
        return self.filter(is_seen | Q(uploaded_by=person, entry__isnull=True, reply__isnull=True))


class Attachment(models.Model):
    """A picture in a text. Files are named by their content; each text has its own row."""

    file = models.CharField(max_length=80)
    content_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    uploaded_by = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="attachments"))
    uploaded_at = models.DateTimeField(default=timezone.now)
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="attachments")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="attachments")

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["file"], name="attachment_file")]

    def __str__(self) -> str:
        return self.file
