import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import RolePeriod, Topic
from guildhall.decisions.events import DECISION
from guildhall.decisions.models.states import Acted, IfSilent, Level, State
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_IN_A_PROPOSAL = 300  # as a round holds it
MOST_IN_AN_OUTCOME = 300
MOST_IN_REASONS = 1000
MOST_IN_ACTED_WORDS = 300


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Who sees a decision sees its entry: every list starts from entries that its reader sees."""

    def open(self) -> Self:
        return self._published().filter(entry__state=State.OPEN)

    def due(self, at: dt.datetime) -> Self:
        """Open, and their day is over."""
        return self.open().filter(ends_at__lte=at)

    def in_force(self) -> Self:
        return self._published().filter(entry__state=State.IN_FORCE)

    def _published(self) -> Self:
        """With their kind, for the index that begins with community and kind."""
        return self.filter(entry__kind=DECISION, entry__standing=Standing.PUBLISHED)


class Decision(models.Model):
    """What only a decision has. Its title is the question, its text what people should know.

    `proposal` is what is proposed now, in a sentence; empty, the question is what people say yes
    to. People are asked until the end of `until_on`; `ends_at` is the first moment after it where
    the community is. `decider` is the one person who decides at the levels where one does.
    `quorum` is how many must agree, or vote. One that `replaces` another puts that out of force.
    Where it `asks_stewards`, they say a word before it is decided; `stewards_asked_at` they were.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="decision")
    level = models.CharField(max_length=8, choices=Level, default=Level.MEMBERS_DECIDE)
    way = models.CharField(max_length=12)
    proposal = models.CharField(max_length=MOST_IN_A_PROPOSAL, blank=True)
    promise = models.CharField(max_length=300, blank=True)
    until_on = models.DateField(null=True)
    role = models.CharField(max_length=12, choices=RolePeriod.Role, blank=True)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="+")
    quorum = models.PositiveSmallIntegerField(default=0)
    if_silent = models.CharField(max_length=6, choices=IfSilent, default=IfSilent.AGREED)
    is_settled = models.BooleanField(default=False)
    decider = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="replacements", db_index=True
    )

    opened_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    passed_on_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    waits_told_at = models.DateTimeField(null=True)
    asks_stewards = models.BooleanField(default=False)
    stewards_asked_at = models.DateTimeField(null=True)

    outcome = models.CharField(max_length=MOST_IN_AN_OUTCOME, blank=True)
    reasons = models.TextField(max_length=MOST_IN_REASONS, blank=True)
    next_steps = models.TextField(max_length=MOST_IN_REASONS, blank=True)
    look_again_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    acted = models.CharField(max_length=8, choices=Acted, blank=True)
    acted_words = models.CharField(max_length=MOST_IN_ACTED_WORDS, blank=True)
    acted_at = models.DateTimeField(null=True)
    acted_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_settled=False) | Q(level=Level.TOLD), name="settled_is_told"
            )
        ]
        indexes = [
            models.Index(
                fields=["ends_at"], name="decision_ends", condition=Q(ended_at__isnull=True)
            ),
            models.Index(
                fields=["look_again_on"],
                name="decision_looks_again",
                condition=Q(look_again_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"

    @property
    def sentence(self) -> str:
        """What people say yes to."""
        return self.proposal or self.entry.title

    @property
    def is_open(self) -> bool:
        return self.entry.state == State.OPEN and self.entry.is_published
