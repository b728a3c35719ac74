from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models.entry import Entry
from guildhall.commons.models.reply import Reply
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class Outcome(models.Model):
    """How it went for one person in one context. The newest per person and context counts."""

    class Result(models.TextChoices):
        WORKED = "worked", _("worked")
        PARTLY = "partly", _("worked partly")
        FAILED = "failed", _("did not work")

        @property
        def words(self) -> Any:
            """As pages say it; labels are in migrations."""
            return _("partly worked") if self == self.PARTLY else self.label

    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="outcomes"))
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="outcomes")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="outcomes")
    result = models.CharField(max_length=8, choices=Result)
    context = models.CharField(max_length=160, blank=True)
    context_key = models.CharField(max_length=160, blank=True)
    unit_name = models.CharField(max_length=80, blank=True)
    comes_from_acceptance = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=True, reply__isnull=False)
                | Q(entry__isnull=False, reply__isnull=True),
                name="outcome_one_target",
            ),
            models.UniqueConstraint(
                fields=["person", "entry", "context_key"],
                name="outcome_entry_once",
                condition=Q(entry__isnull=False, replaced_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["person", "reply", "context_key"],
                name="outcome_reply_once",
                condition=Q(reply__isnull=False, replaced_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result} for {self.person_id}"

    @property
    def result_words(self) -> Any:
        return self.Result(self.result).words

    @property
    def is_on_answer(self) -> bool:
        return self.reply_id is not None
