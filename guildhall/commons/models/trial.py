from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models.entry import Entry
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class TrialQuerySet(models.QuerySet["Trial"]):
    def going_on(self) -> Self:
        return self.filter(ended_at=None)


class Trial(models.Model):
    """Someone is going to try it. Two weeks later we ask them, once, how it went.

    Reporting that, or giving up, ends the trial.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="trials"))
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="trials")
    since = models.DateTimeField(default=timezone.now)
    ask_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "entry"], name="trial_once", condition=Q(ended_at__isnull=True)
            ),
        ]
        indexes = [
            models.Index(
                fields=["ask_at"], name="trial_to_ask", condition=Q(asked_at=None, ended_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} tries {self.entry_id}"
