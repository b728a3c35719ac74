import datetime as dt
from enum import IntEnum
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply, Standing
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

if TYPE_CHECKING:
    from guildhall.questions.models.turns import Match, Turn

FRESH = dt.timedelta(days=2)


class State(models.TextChoices):
    WAITING = "waiting", _("unsolved")
    SOLVED = "solved", _("solved")
    CLOSED = "closed", _("closed")
    SAME = "same", _("asked before")
    RESTED = "rested", _("no answer needed")


class Fit(IntEnum):
    """Whether a question waits for this person: offered to them, something for them, or neither."""

    OFFERED = 0
    MATCHED = 1
    OPEN = 2


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self) -> Self:
        return self.filter(entry__standing=Standing.PUBLISHED)

    def waiting(self) -> Self:
        return self.published().filter(entry__state=State.WAITING)

    def unanswered(self) -> Self:
        return self.waiting().filter(entry__answer_count=0)


class Question(models.Model):
    """What a question has besides its entry.

    While it goes round, from one person to the next, the worker looks at it at `next_turn_at`. From
    `widens_at` on the people of its topics are asked, then the stewards. When that is depends on
    the question alone, so that it tells nothing about who passed.
    """

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
    matched_at = models.DateTimeField(null=True)
    next_turn_at = models.DateTimeField(null=True)
    widens_at = models.DateTimeField(null=True)
    widened_at = models.DateTimeField(null=True)

    # no columns: `question_to_answer` sets them
    fit: Fit
    late: str
    match: "Match | Turn | None"

    objects = QuestionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_turn_at"],
                name="question_next_turn",
                condition=models.Q(next_turn_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.entry.title

    @property
    def is_fit(self) -> bool:
        """Something suggests that the reader can answer it."""
        return self.fit != Fit.OPEN

    @property
    def is_offered(self) -> bool:
        """It is the reader's turn to answer it."""
        return self.fit == Fit.OFFERED

    @property
    def goes_round(self) -> bool:
        """People who can probably answer are being asked, one after another."""
        return self.next_turn_at is not None

    @property
    def is_urgent(self) -> bool:
        """The person who asked is on the job: waiting, and asked in the last two days."""
        is_fresh = timezone.now() - self.entry.created_at < FRESH
        return self.need == self.Need.NOW and is_fresh and self.entry.state == State.WAITING
