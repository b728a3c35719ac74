import datetime as dt
from enum import IntEnum
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply, Standing
from guildhall.communities.models import Community
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person

FRESH = dt.timedelta(days=2)


class State(models.TextChoices):
    WAITING = "waiting", _("unsolved")
    SOLVED = "solved", _("solved")
    CLOSED = "closed", _("closed")
    SAME = "same", _("asked before")
    RESTED = "rested", _("no answer needed")


class Fit(IntEnum):
    """Why a person may be able to answer a question."""

    DECLARED = 0
    SHOWN = 1
    OPEN = 2


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self) -> Self:
        return self.filter(entry__standing=Standing.PUBLISHED)

    def waiting(self) -> Self:
        return self.published().filter(entry__state=State.WAITING)

    def unanswered(self) -> Self:
        return self.waiting().filter(entry__answer_count=0)


class Question(models.Model):
    """What a question has besides its entry."""

    class Need(models.TextChoices):
        NOW = "now", _("on the job now")
        THIS_WEEK = "this_week", _("this week")
        NO_HURRY = "no_hurry", _("no hurry")

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="question")
    need = models.CharField(max_length=10, choices=Need, default=Need.NO_HURRY)
    accepted_reply = models.OneToOneField(Reply, models.SET_NULL, null=True, related_name="solves")
    accepted_at = models.DateTimeField(null=True)
    accepted_by = goes_along(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    first_reply_at = models.DateTimeField(null=True)
    overdue_told_at = models.DateTimeField(null=True)
    same_as = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="asked_again")
    closed_at = models.DateTimeField(null=True)
    closed_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    close_note = models.CharField(max_length=300, blank=True)

    # no columns: `question_to_answer` sets them
    fit: Fit
    late: str

    objects = QuestionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.entry.title

    @property
    def is_fit(self) -> bool:
        """Something suggests that the reader can answer it."""
        return self.fit != Fit.OPEN

    @property
    def is_urgent(self) -> bool:
        """The person who asked is on the job: waiting, and asked in the last two days."""
        is_fresh = timezone.now() - self.entry.created_at < FRESH
        return self.need == self.Need.NOW and is_fresh and self.entry.state == State.WAITING


class Relay(models.Model):
    """A question asked through someone, who posts it as theirs. Only the two know whose it is."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="relays")
    asker = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="relays_asked"))
    through = stays_behind(
        models.ForeignKey(Person, models.CASCADE, related_name="relays_received")
    )
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    need = models.CharField(max_length=10, choices=Question.Need, default=Question.Need.NO_HURRY)
    asked_at = models.DateTimeField(default=timezone.now)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="relays")
    declined_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["through", "entry", "declined_at"], name="relay_through")]

    def __str__(self) -> str:
        return f"relay {self.pk}"
