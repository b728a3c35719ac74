from typing import Self

from django.db import models
from django.db.models import Q

from guildhall.commons.models import Entry
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class StoryAskQuerySet(models.QuerySet["StoryAsk"]):
    def waiting(self) -> Self:
        """Those not answered yet, whether the person has been asked or will be."""
        return self.filter(answered_at=None)


class StoryAsk(models.Model):
    """Something worked for someone; two weeks later we ask them, once, what it saved or changed."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="story_asks"))
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="story_asks")
    ask_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    story = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")

    objects = StoryAskQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="story_asked_once")]
        indexes = [
            models.Index(
                fields=["ask_at"], name="story_to_ask", condition=Q(asked_at=None, answered_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"story of {self.person_id} about {self.entry_id}"
