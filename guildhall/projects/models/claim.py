from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Attachment, Entry
from guildhall.communities.models import Membership, RolePeriod
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person
from guildhall.projects.models.budget import BudgetLine, amount_field
from guildhall.projects.models.project import Organiser, Project

MOST_CLAIMS = 200


class ClaimState(models.TextChoices):
    WAITING = "waiting", _("to approve")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("not approved")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Claim(models.Model):
    """What someone spent for a project. Once approved, it is in its accounts.

    It stays in the accounts where the person who spent it deletes their account.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="claims")
    line = models.ForeignKey(BudgetLine, models.SET_NULL, null=True, related_name="claims")
    words = models.CharField(max_length=200)
    amount = amount_field()
    state = models.CharField(max_length=10, choices=ClaimState, default=ClaimState.WAITING)
    why_not = models.CharField(max_length=300, blank=True)
    claimed_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="claim_more_than_nothing")
        ]

    def __str__(self) -> str:
        return self.words


class Approval(models.Model):
    """Someone else than the person who spent it says that it is right."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="approvals")
    by = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["claim", "by"], name="approved_once")]

    def __str__(self) -> str:
        return f"approval of {self.claim_id}"


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """Who sees a receipt, of what they see of its project.

    ==================================  ====
    the person who handed it in         yes
    the organisers, and the stewards    yes
    other members, anyone else          no: a receipt can hold more than its amount
    ==================================  ====
    """

    def seen_by(self, person: Person) -> Self:
        entries = Entry.objects.visible_to(person).filter(pk=OuterRef("claim__project"))
        organisers = Organiser.objects.filter(project=OuterRef("claim__project"), person=person)
        members = Membership.objects.current().filter(
            community=OuterRef("claim__project__entry__community"), person=person
        )
        stewards = RolePeriod.objects.stewards().filter(
            community=OuterRef("claim__project__entry__community"), person=person
        )
        is_theirs = Q(claim__claimed_by=person)
        return self.filter(Exists(entries)).filter(
            is_theirs | (Exists(organisers) & Exists(members)) | Exists(stewards)
        )


class Receipt(models.Model):
    """A file that shows what was spent."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="receipts")
    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="+")

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"receipt {self.attachment_id}"
