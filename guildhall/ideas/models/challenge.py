import datetime as dt
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Standing
from guildhall.ideas.events import CHALLENGE
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_IN_A_RULE = 500
MOST_IN_AN_OUTCOME = 600


class ChallengeState(models.TextChoices):
    """Where a challenge is: the state of its entry."""

    OPEN = "open", _("taking ideas")
    JUDGING = "judging", _("being decided")
    DECIDED = "decided", _("decided")
    CALLED_OFF = "called_off", _("called off")


GOING_ON = (ChallengeState.OPEN, ChallengeState.JUDGING)


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def going_on(self) -> Self:
        return self.filter(
            entry__kind=CHALLENGE,  # for the index that begins with community and kind
            entry__state__in=GOING_ON,
            entry__standing=Standing.PUBLISHED,
        )

    def past_deadline(self, today: dt.date) -> Self:
        """Nobody has told yet that no more ideas are taken."""
        return self.going_on().filter(entry__state=ChallengeState.OPEN, until_on__lt=today)

    def late(self, today: dt.date) -> Self:
        """The day of the decision is over, and nobody has been told so yet."""
        return self.going_on().filter(
            entry__state=ChallengeState.JUDGING, decide_by__lt=today, late_told_at=None
        )


class Challenge(models.Model):
    """What only a challenge has. Its title is the question; its text says why, and the rules.

    Ideas are put in until `until_on`; `decider` gives each its outcome by `decide_by`, and says at
    the end what came of it: `outcome`. Where it `hides_counts`, nobody sees before the deadline who
    joined which idea. Its assessors hand in by `assess_by`. `passed_on_at` is when stewards were
    asked for someone who decides.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="challenge")
    why = models.TextField(blank=True)
    until_on = models.DateField()
    decide_by = models.DateField()
    decider = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    judged_by = models.CharField(max_length=MOST_IN_A_RULE)
    afterwards = models.CharField(max_length=MOST_IN_A_RULE)
    hides_counts = models.BooleanField(default=False)
    assess_by = models.DateField(null=True)

    passed_on_at = models.DateTimeField(null=True)
    late_told_at = models.DateTimeField(null=True)

    outcome = models.CharField(max_length=MOST_IN_AN_OUTCOME, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["until_on"],
                name="challenge_until",
                condition=models.Q(ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"challenge {self.pk}"

    @property
    def is_going_on(self) -> bool:
        return self.entry.state in GOING_ON and self.entry.is_published

    @property
    def is_open(self) -> bool:
        return self.is_going_on and self.entry.state == ChallengeState.OPEN

    @property
    def keeps_counts(self) -> bool:
        """Nobody sees yet who joined which of its ideas."""
        return self.hides_counts and self.is_open
