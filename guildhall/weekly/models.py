import datetime as dt
import secrets
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.weekly.policy import may_write_weekly_letter

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another on paper
_LENGTH = 8


def new_token() -> str:
    return "".join(secrets.choice(_LETTERS) for _place in range(_LENGTH))


def monday_of(at: dt.datetime, community: Community) -> dt.date:
    """The first day of the week (ISO 8601) in which this moment is, where the community is."""
    day = at.astimezone(ZoneInfo(community.time_zone)).date()
    return day - dt.timedelta(days=day.weekday())


class WeeklyLetterQuerySet(models.QuerySet["WeeklyLetter"]):
    """Who sees a letter of the week.

    =====  ==========================================================
    draft  people who may write one: stewards and facilitators
    sent   members
    =====  ==========================================================
    """

    def at(self, seat: Seat) -> Self:
        letters = self.filter(community=seat.community)
        if may_write_weekly_letter(seat):
            return letters
        return letters.sent() if seat.is_member else letters.none()

    def sent(self) -> Self:
        return self.filter(sent_at__isnull=False)

    def unsent(self) -> Self:
        return self.filter(sent_at=None)


class WeeklyLetter(models.Model):
    """One letter of a community: a draft, of which there is one at most, or sent in its week."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="weekly_letters")
    line = models.CharField(max_length=300, blank=True)
    written_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    written_at = models.DateTimeField(default=timezone.now)
    week_on = models.DateField(null=True)  # the Monday of the week in which it was sent
    sent_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    sent_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = WeeklyLetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                name="one_unsent_weekly_letter",
                condition=Q(sent_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["community", "week_on"],
                name="one_weekly_letter_a_week",
                condition=Q(week_on__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, week_on__isnull=True)
                | Q(sent_at__isnull=False, week_on__isnull=False),
                name="sent_in_a_week",
            ),
        ]
        indexes = [models.Index(fields=["community", "sent_at", "id"], name="weekly_letter_list")]

    def __str__(self) -> str:
        return f"letter of the week of {self.community_id}"

    def get_absolute_url(self) -> str:
        return reverse("weekly_letter", args=[self.community.slug, self.pk])

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None


class Pick(models.Model):
    """One thing in a letter. Its `token` is the short address that a QR code holds."""

    letter = models.ForeignKey(WeeklyLetter, models.CASCADE, related_name="picks")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="picks")
    position = models.PositiveSmallIntegerField()
    token = models.CharField(max_length=_LENGTH, unique=True, default=new_token)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["letter", "entry"], name="picked_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.letter_id}"

    @property
    def path(self) -> str:
        """The short address of the entry."""
        return reverse("picked", args=[self.token])
