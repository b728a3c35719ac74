import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Standing
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

A_WEEK = dt.timedelta(days=7)


class SuggestionState(models.TextChoices):
    """What became of a suggested change."""

    OPEN = "open", _("not decided yet")
    TAKEN = "taken", _("taken")
    PARTLY = "partly", _("partly taken")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken_back", _("taken back")


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def is_open(self) -> Self:
        return self.filter(state=SuggestionState.OPEN)

    def waiting(self, now: dt.datetime) -> Self:
        """Open for a week, on a page that is there, in a community that goes on."""
        return self.is_open().filter(
            at__lte=now - A_WEEK,
            entry__standing=Standing.PUBLISHED,
            entry__community__closed_at=None,
        )


class Suggestion(models.Model):
    """A change to a page that someone suggests, with the reason.

    Title and text are kept as they were when it was begun (`began_…`) and as they are suggested;
    names in them as ids, as in every text that is kept. `answer` is the sentence of who declined.
    `taken` says of each change, in their order, what the page had there, what was suggested, and
    whether it was taken; it is empty where nobody took any.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="suggestions")
    person = goes_along(models.ForeignKey(Person, models.PROTECT, related_name="suggested_changes"))
    reason = models.CharField(max_length=200)
    began_title = models.CharField(max_length=200)
    began_body = models.TextField(blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=SuggestionState, default=SuggestionState.OPEN)
    settled_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    settled_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    waits_told_at = models.DateTimeField(null=True)
    taken = models.JSONField(default=list)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["entry", "at"], name="suggestion_open", condition=Q(state="open")),
            models.Index(fields=["at"], name="suggestion_waits", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"suggestion {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == SuggestionState.OPEN

    def path_in(self, community_slug: str) -> str:
        return reverse("suggestion", args=[community_slug, self.pk])
