import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.health.models.snapshot import EARLY
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

SHOWN_FOR = EARLY  # members read it first, as they do with the figures of their community


class SponsorPageQuerySet(models.QuerySet["SponsorPage"]):
    """Who sees a page for sponsors.

    =====  ========================================================
    draft  the community's stewards
    shown  its members, except those who are there only as sponsors
    sent   its members
    =====  ========================================================
    """

    def at(self, seat: Seat) -> Self:
        pages = self.filter(community=seat.community)
        if seat.is_steward:
            return pages
        if not seat.is_member:
            return pages.none()
        if RolePeriod.Role.SPONSOR in seat.roles:
            return pages.filter(sent_at__isnull=False)
        return pages.filter(shown_at__isnull=False)


class SponsorPage(models.Model):
    """One page for sponsors.

    Once members see it, its figures and stories stay as they were then.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="sponsor_pages")
    purpose = models.TextField(max_length=600)
    needs = models.TextField(max_length=1000)
    since = models.DateField()
    until = models.DateField()
    counts = models.JSONField(default=list)
    written_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    written_at = models.DateTimeField(default=timezone.now)
    shown_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    objects = SponsorPageQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                name="one_unsent_sponsor_page",
                condition=Q(sent_at__isnull=True),
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(shown_at__isnull=False),
                name="shown_before_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"sponsor's page of {self.community_id}"

    def get_absolute_url(self) -> str:
        return reverse("sponsor_page", args=[self.community.slug, self.pk])

    @property
    def is_draft(self) -> bool:
        return self.shown_at is None

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def may_be_sent_at(self) -> dt.datetime | None:
        """When the members have had a week to read it."""
        return self.shown_at + SHOWN_FOR if self.shown_at else None


class ToldStory(models.Model):
    """A story on a page for sponsors: its words and who told it, as they were when it was written.

    The person who told it can take it off.
    """

    page = models.ForeignKey(SponsorPage, models.CASCADE, related_name="stories")
    position = models.PositiveSmallIntegerField()
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    teller = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    told_by = models.CharField(max_length=200)
    told_on = models.DateField()
    text = models.TextField()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "entry"],
                name="story_on_page_once",
                condition=Q(entry__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"story {self.entry_id} on {self.page_id}"


class Remark(models.Model):
    """A member's comment on a page before it is sent, for the stewards and the other members."""

    page = models.ForeignKey(SponsorPage, models.CASCADE, related_name="remarks")
    person = stays_behind(
        models.ForeignKey(Person, models.CASCADE, related_name="sponsor_page_remarks")
    )
    text = models.TextField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"remark {self.pk}"
