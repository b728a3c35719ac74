from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from guildhall.commons.models import Entry, Standing
from guildhall.ideas.events import IDEA
from guildhall.ideas.models.challenge import GOING_ON, Challenge
from guildhall.ideas.models.own_state import OwnState
from guildhall.ideas.models.small_test import SmallTest, SmallTestQuerySet
from guildhall.ideas.models.states import OPEN, State


class IdeaQuerySet(models.QuerySet["Idea"]):
    def published(self) -> Self:
        """With their kind, for the index that begins with community and kind."""
        return self.filter(entry__kind=IDEA, entry__standing=Standing.PUBLISHED)

    def owed(self) -> Self:
        """Those that the community has promised an answer and not given one yet.

        Those in a challenge that goes on are owed by the person who decides it.
        """
        owed = self.published().filter(entry__state__in=OPEN, answer_by__isnull=False)
        return owed.exclude(
            challenge__entry__state__in=GOING_ON, challenge__entry__standing=Standing.PUBLISHED
        )

    def tested(self) -> Self:
        """Those whose small tests have all ended, and nobody has said yet what comes of them."""
        tried = self.published().filter(entry__state=State.TRIED)
        return tried.filter(Exists(_tests())).exclude(Exists(_tests().running()))


def _tests() -> "SmallTestQuerySet":
    return SmallTest.objects.filter(idea=OuterRef("entry"), entry__standing=Standing.PUBLISHED)


class Idea(models.Model):
    """What only an idea has; all else is in its entry.

    `answer_by` is the day by which its author hears what happens with it, as the community
    promised when it was added (or opened again); None where nothing was promised. In a challenge it
    is the day of the decision. `own_state` is a state that the community named itself.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="idea")
    answer_by = models.DateField(null=True)
    late_told_at = models.DateTimeField(null=True)
    challenge = models.ForeignKey(Challenge, models.SET_NULL, null=True, related_name="ideas")
    put_in_at = models.DateTimeField(null=True)
    own_state = models.ForeignKey(OwnState, models.SET_NULL, null=True, related_name="+")

    objects = IdeaQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["answer_by"],
                name="idea_answer_by",
                condition=Q(answer_by__isnull=False, late_told_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.entry.title

    @property
    def is_judged(self) -> bool:
        """Part of a challenge that goes on: the person who decides that one answers it."""
        return self.challenge is not None and self.challenge.is_going_on

    @property
    def own_name(self) -> str:
        """The name of the community's own state that it is in; empty where it is in none."""
        return self.own_state.name if self.own_state else ""

    @property
    def keeps_counts(self) -> bool:
        return self.challenge is not None and self.challenge.keeps_counts
