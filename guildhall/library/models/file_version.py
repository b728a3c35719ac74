from django.db import models
from django.utils import timezone

from guildhall.commons.models import Attachment
from guildhall.library.models.page import Page
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class FileVersion(models.Model):
    """A file that was beside a page until another one replaced it; who reads the page can have it.

    `number` counts the versions of a page's files from 1, the oldest.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="file_versions")
    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    replaced_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    replaced_at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="file_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of the file of page {self.page_id}"
