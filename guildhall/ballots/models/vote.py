"""A choice between options, put to everyone who takes part, until a day."""

import datetime as dt
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Way(models.TextChoices):
    """How people choose, and so how it is counted (`kit/counting`)."""

    POLL = "poll", _("Poll: choose what you want")
    SCORE = "score", _("Score: give each option points")
    DOTS = "dots", _("Dots: share out a number of dots")
    RESISTANCE = "resistance", _("The least against: say how much you are against each")
    RANKING = "ranking", _("Ranking: put the options in your order")
    EQUAL_SHARES = "shares", _("Budget: everyone decides about the same share of it")
    GREEDY = "greedy", _("Budget: the most wanted first")
    ELECTION = "election", _("Election: choose a person")

    @property
    def shares_money(self) -> bool:
        return self in (Way.EQUAL_SHARES, Way.GREEDY)


class VoteQuerySet(models.QuerySet["Vote"]):
    """Who sees a vote: who sees what it is about (the app above says)."""

    def open(self) -> Self:
        return self.filter(state=Vote.State.OPEN)

    def due(self, at: dt.datetime | None = None) -> Self:
        """Open, and their time is over."""
        return self.open().filter(closes_at__lte=at or timezone.now())


class Vote(models.Model):
    """Asked by someone, open until the first moment of a day. Its terms never change.

    `most` is what a ballot can give: how many options (poll), dots, or points to one option.
    `role` and `topic` are empty where every member takes part. `seed`, drawn when the options are
    fixed, gives the order in which equal options win. An anonymous vote is always hidden until its
    end: a count before and after someone voted would tell how they did.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        COUNTED = "counted", _("counted")
        SHORT = "short", _("too few took part")
        WITHDRAWN = "withdrawn", _("withdrawn")

    community = models.ForeignKey(Community, models.CASCADE, related_name="votes")
    question = models.CharField(max_length=300)
    way = models.CharField(max_length=10, choices=Way)
    role = models.CharField(max_length=12, choices=RolePeriod.Role, blank=True)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="+")
    most = models.PositiveSmallIntegerField(default=1)
    winners = models.PositiveSmallIntegerField(default=1)
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    quorum = models.PositiveIntegerField(default=0)
    is_anonymous = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=True)
    seed = models.CharField(max_length=32)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    opened_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    opened_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["state", "closes_at"], name="vote_closing")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(is_hidden=True), name="anonymous_is_hidden"
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def asks_until(self) -> dt.date:
        """The last day to vote, in the community's time zone."""
        last_moment = self.closes_at - dt.timedelta(seconds=1)
        return last_moment.astimezone(ZoneInfo(self.community.time_zone)).date()

    def is_asking(self, at: dt.datetime | None = None) -> bool:
        """Whether people can still vote."""
        return self.state == self.State.OPEN and (at or timezone.now()) < self.closes_at
