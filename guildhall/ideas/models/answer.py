from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.ideas.models.idea import Idea
from guildhall.ideas.models.own_state import MOST_IN_A_NAME
from guildhall.ideas.models.states import State
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

MOST_IN_A_REASON = 600


class AnswerQuerySet(models.QuerySet["Answer"]):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class Answer(models.Model):
    """That an idea came into a state: who said so, when, and why. The newest one counts.

    `own_name` is what the community called the state then, where it was one of its own.
    """

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="answers")
    state = models.CharField(max_length=10, choices=State)
    own_name = models.CharField(max_length=MOST_IN_A_NAME, blank=True)
    reason = models.CharField(max_length=MOST_IN_A_REASON, blank=True)
    by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["idea", "at", "id"], name="idea_answers")]

    def __str__(self) -> str:
        return f"idea {self.idea_id}: {self.state}"

    @property
    def state_name(self) -> str:
        return self.own_name or self.get_state_display()
