from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from guildhall.commons.models import Attachment
from guildhall.communities.models import Community, RolePeriod
from guildhall.letters.models.message import Message
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class LetterReportQuerySet(models.QuerySet["LetterReport"]):
    """Who reads a report, and the messages that its writer chose to show.

    ========================  ===========================================
    to the stewards           the stewards of that community
    to the owners             the owners of the hall
    whom it is about          never, steward or owner or not
    ========================  ===========================================
    """

    def visible_to(self, person: Person) -> Self:
        held = RolePeriod.objects.stewards().filter(
            community=OuterRef("community"), person=person.pk
        )
        to_them = Q(Exists(held), community__isnull=False)
        if person.is_owner:
            to_them |= Q(community__isnull=True)
        return self.filter(to_them).exclude(about=person.pk).exclude(by=person.pk)

    def open(self) -> Self:
        return self.filter(closed_at=None)


class LetterReport(models.Model):
    """Someone reports what another person wrote to them, and chooses who looks at it.

    The stewards of a shared community do, or the owners where there is no `community`.
    """

    by = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    about = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    community = models.ForeignKey(Community, models.CASCADE, null=True, related_name="+")
    why = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    closed_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    closed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    objects = LetterReportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["community", "at", "id"],
                name="letter_report_open",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(fields=["at", "id"], name="letter_report_at"),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"


class ShownMessage(models.Model):
    """A copy of one message that a report shows: it stays when the message is gone."""

    report = models.ForeignKey(LetterReport, models.CASCADE, related_name="shown")
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    author = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    body_html = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"message shown in report {self.report_id}"

    @property
    def files_beside(self) -> list[Attachment]:
        """One query."""
        rows = self.files.all().in_order()
        return [row.attachment for row in rows if row.attachment.is_let_through]
