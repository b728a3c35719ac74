from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Offer, Person


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def waiting(self) -> Self:
        return self.filter(accepted_at=None, hidden_at=None)

    def accepted(self) -> Self:
        return self.filter(accepted_at__isnull=False)


class Confirmation(models.Model):
    """A colleague writes what they saw someone do, with a link to what earned it.

    Others read it once the person has accepted it. Who wrote it doesn't learn that it is hidden.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="confirmations")
    by = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    sentence = models.CharField(max_length=300)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "by"], name="confirmed_once"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(hidden_at__isnull=True),
                name="confirmation_accepted_or_hidden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} on {self.offer_id}"


class HiddenSuggestion(models.Model):
    """Someone doesn't want to list this, whatever they solve. Nobody else sees it."""

    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    text_key = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "text_key"], name="suggestion_hidden_once")
        ]

    def __str__(self) -> str:
        return self.text_key
