import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

BUDDY_FOR = dt.timedelta(days=60)


class WelcomeQuerySet(models.QuerySet["Welcome"]):
    def waiting(self) -> Self:
        """Nobody has said hello yet."""
        return self.filter(greeted_at=None, closed_at=None)


class Welcome(models.Model):
    """Someone joined; `asked` is to say hello by `due_at`, else the next one is asked."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="welcomes")
    newcomer = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    joined_at = models.DateTimeField(default=timezone.now)
    asked = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    asked_before = models.JSONField(default=list)
    due_at = models.DateTimeField()
    text = models.TextField(max_length=1000, blank=True)
    task = models.CharField(max_length=200, blank=True)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    greeted_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    greeted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = WelcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "newcomer"], name="welcome_once")
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="welcome_due",
                condition=Q(greeted_at__isnull=True, closed_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"welcome of {self.newcomer_id}"


class FirstPost(models.Model):
    """The first entry of a newcomer in a community, watched until someone else has replied."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="first_post")
    due_at = models.DateTimeField()
    asked = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    asked_times = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], name="first_post_due", condition=Q(closed_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"first post {self.entry_id}"


class BuddyPairQuerySet(models.QuerySet["BuddyPair"]):
    def running(self) -> Self:
        return self.filter(agreed_at__isnull=False, ended_at=None)

    def open(self) -> Self:
        """Wanted, asked or running."""
        return self.filter(ended_at=None)


class BuddyPair(models.Model):
    """A newcomer would like a buddy, and `buddy` is asked.

    Once they say yes, the two are a pair for sixty days.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="buddy_pairs")
    newcomer = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    buddy = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    declined = models.JSONField(default=list)
    wanted_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = BuddyPairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "newcomer"],
                name="one_buddy",
                condition=Q(ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"buddy of {self.newcomer_id}"
