from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Standing
from guildhall.ideas.models.idea import Idea
from guildhall.ideas.models.states import ENDED
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

MOST_IN_A_WISH = 80


class WishQuerySet(models.QuerySet["Wish"]):
    def open(self) -> Self:
        """Somebody is still wanted, for an idea that can be read and goes on."""
        going_on = self.filter(ended_at=None, idea__entry__standing=Standing.PUBLISHED)
        return going_on.exclude(idea__entry__state__in=ENDED)


class Wish(models.Model):
    """“Someone who can weld”: what an idea still needs someone for."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="wishes")
    words = models.CharField(max_length=MOST_IN_A_WISH)
    words_key = models.CharField(max_length=MOST_IN_A_WISH)
    by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["idea", "words_key"], name="wish_once", condition=Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.words


class WishAsk(models.Model):
    """Someone is asked whether they can help with what they listed. Only they know."""

    wish = models.ForeignKey(Wish, models.CASCADE, related_name="asks")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    words = models.CharField(max_length=120)  # what they listed
    asked_at = models.DateTimeField(default=timezone.now)
    passed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wish", "person"], name="wish_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} asked for {self.wish_id}"
