"""Who can probably answer a question, and whom it was offered to, one after another."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Reply
from guildhall.communities.models import Community
from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person
from guildhall.questions.models.question import Question
from guildhall.questions.ranking.candidates import Why

__all__ = ["Match", "Turn", "Why"]

WHY = [(why.value, why.value) for why in Why]


class _Reasoned:
    """What speaks for someone, as pages say it."""

    reply: Reply | None

    @property
    def named_by(self) -> str:
        """Who asked for them by name; nobody, where the hall found them."""
        return ""

    @property
    def is_evident(self) -> bool:
        """There is an answer that shows it, and readers can see it."""
        return self.reply is not None and self.reply.is_out and self.reply.entry.is_published


class MatchQuerySet(models.QuerySet["Match"]):
    def telling(self) -> Self:
        """Where something speaks for the person. That they answered anything lately does not."""
        return self.exclude(why=Why.LATELY)


class Match(_Reasoned, models.Model):
    """Someone can probably answer a question: why, and what shows it. Made by the worker.

    It rests on what every member sees or what they declared, and knows nothing of offers.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="matches")
    person = of_the_account(models.ForeignKey(Person, models.CASCADE, related_name="matches"))
    place = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=12, choices=WHY)
    words = models.CharField(max_length=60, blank=True)
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="+")
    is_new = models.BooleanField(default=False)
    points = models.FloatField(default=0)

    objects = MatchQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="match_once")]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.question_id}"


class TurnQuerySet(models.QuerySet["Turn"]):
    def open(self) -> Self:
        """Offered, and the person has neither answered nor passed, nor has the time run out."""
        return self.filter(is_open())

    def wished(self) -> Self:
        """Someone asked for them by name, and the worker has not come to it yet."""
        return self.filter(offered_at=None, expired_at=None)


def is_open(*, of: str = "") -> Q:
    """The rule as a condition; `of` leads from a row to its turn."""
    ends = ("answered_at", "passed_at", "expired_at")
    return Q(**{f"{of}offered_at__isnull": False, **{f"{of}{end}__isnull": True for end in ends}})


class Turn(_Reasoned, models.Model):
    """A question is offered to someone, for a while. Only they know, and what they did with it.

    `asked_by` wished for them by name: such a turn waits until the worker offers it. `words` and
    `reply` say why, as in a match.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="turns")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = of_the_account(models.ForeignKey(Person, models.CASCADE, related_name="turns"))
    asked_by = of_the_account(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    why = models.CharField(max_length=12, choices=WHY, blank=True)
    words = models.CharField(max_length=60, blank=True)
    reply = models.ForeignKey(Reply, models.SET_NULL, null=True, related_name="+")
    wished_at = models.DateTimeField(default=timezone.now)
    offered_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)

    objects = TurnQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="turn_once")]
        indexes = [
            models.Index(fields=["person", "offered_at"], name="turn_person_offered"),
            models.Index(fields=["community", "offered_at"], name="turn_community_offered"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} for {self.person_id}"

    @property
    def named_by(self) -> str:
        return self.asked_by.name if self.asked_by else ""
