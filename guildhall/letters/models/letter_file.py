from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from guildhall.commons.models import Attachment
from guildhall.letters.models.message import Message, read_by
from guildhall.letters.models.report import LetterReport, ShownMessage
from guildhall.people.models import Person


class LetterFileQuerySet(models.QuerySet["LetterFile"]):
    """Who sees a file of a letter.

    ====================================  =====================================================
    who reads its message                 yes, until that is gone for them
    who looks at a report that shows it   yes
    stewards, owners, anyone else         no: its address is like one that never was
    ====================================  =====================================================

    What a scanner hasn't let through is seen by who added it alone (`AttachmentQuerySet`).
    """

    def seen_by(self, person: Person) -> Self:
        is_read = Exists(
            read_by(person.pk, message="message_id", letter="message__correspondence_id")
        )
        reports = LetterReport.objects.visible_to(person)
        is_shown = Exists(reports.filter(pk=OuterRef("shown__report_id")))
        return self.filter(
            (Q(message__isnull=False) & is_read) | (Q(shown__isnull=False) & is_shown)
        )

    def in_order(self) -> Self:
        return self.select_related("attachment").order_by("place", "pk")


class LetterFile(models.Model):
    """A file beside a message, in the order of `place`, or beside its copy in a report."""

    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="files")
    shown = models.ForeignKey(ShownMessage, models.CASCADE, null=True, related_name="files")
    place = models.PositiveSmallIntegerField(default=0)

    objects = LetterFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="letter_file_of_one",
                condition=Q(message__isnull=False, shown=None)
                | Q(message=None, shown__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.attachment_id} of a letter"
