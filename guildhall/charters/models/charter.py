"""Versions of a charter, their objectives, and what members said about them."""

import datetime as dt
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.kit.rhythm import WEEKDAYS, WEEKS, Every, Rhythm
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class VersionQuerySet(models.QuerySet["CharterVersion"]):
    """Who sees a version.

    ========  =============================
    agreed    everyone who can read it
    proposed  its members
    draft     its stewards
    others    its members, in the history
    ========  =============================
    """

    def agreed(self) -> Self:
        """The newest first: the first is in force."""
        return self.filter(state=CharterVersion.State.AGREED).order_by("-number")

    def proposed(self) -> Self:
        return self.filter(state=CharterVersion.State.PROPOSED)

    def drafts(self) -> Self:
        return self.filter(state=CharterVersion.State.DRAFT)


class CharterVersion(models.Model):
    """One wording of a community's charter.

    What is not used (objectives, scope, time, quorum) is empty.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        PROPOSED = "proposed", _("everyone is being asked")
        AGREED = "agreed", _("agreed")
        REWORKED = "reworked", _("replaced by a new wording")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Rate(models.TextChoices):
        NOT_YET = "", _("we don't know yet")
        WEEK = Every.WEEK, _("every week")
        FORTNIGHT = Every.FORTNIGHT, _("every other week")
        MONTH = Every.MONTH, _("every month")
        QUARTER = Every.QUARTER, _("every three months")

    community = models.ForeignKey(Community, models.CASCADE, related_name="charter_versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    aim = models.CharField(max_length=400)
    norms = models.TextField(blank=True)
    meets = models.CharField(max_length=10, choices=Rate, blank=True, default=Rate.NOT_YET)
    meets_on = models.SmallIntegerField(choices=list(enumerate(WEEKDAYS)), default=1)
    meets_week = models.SmallIntegerField(choices=list(WEEKS.items()), default=1)
    meets_at = models.TimeField(default=dt.time(18, 30))
    meets_minutes = models.PositiveSmallIntegerField(default=60)
    meets_where = models.CharField(max_length=300, blank=True)
    looked_after = models.CharField(max_length=300, blank=True)
    look_again_on = models.DateField(null=True)
    scope_in = models.TextField(blank=True)
    scope_out = models.TextField(blank=True)
    time_granted = models.CharField(max_length=300, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    written_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    written_at = models.DateTimeField(default=timezone.now)
    proposed_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    proposed_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    is_small_change = models.BooleanField(default=False)
    review_asked_at = models.DateTimeField(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="charter_number_once"),
            models.UniqueConstraint(
                fields=["community"], name="one_charter_draft", condition=Q(state="draft")
            ),
            models.UniqueConstraint(
                fields=["community"], name="one_charter_proposal", condition=Q(state="proposed")
            ),
        ]
        indexes = [
            models.Index(fields=["state", "closes_at"], name="charter_closing"),
            models.Index(fields=["state", "look_again_on"], name="charter_review"),
        ]

    def __str__(self) -> str:
        return f"charter {self.number} of {self.community_id}"

    @property
    def norm_lines(self) -> list[str]:
        return [line for line in self.norms.splitlines() if line]

    @property
    def rhythm(self) -> Rhythm | None:
        """How often the community meets; None if it doesn't know yet."""
        if not self.meets:
            return None
        return Rhythm(
            Every(self.meets), self.meets_on, self.meets_week, self.meets_at, self.meets_minutes
        )

    @property
    def asks_until(self) -> dt.date | None:
        """The last day for objections, in the community's time zone."""
        if self.closes_at is None:
            return None
        return (
            (self.closes_at - dt.timedelta(seconds=1))
            .astimezone(ZoneInfo(self.community.time_zone))
            .date()
        )

    def is_asking(self, at: dt.datetime | None = None) -> bool:
        """Whether members can still object."""
        if self.state != self.State.PROPOSED or self.closes_at is None:
            return False
        return (at or timezone.now()) < self.closes_at


class Objective(models.Model):
    """What a version wants to achieve: its owner, its due date and what shows the progress."""

    version = models.ForeignKey(CharterVersion, models.CASCADE, related_name="objectives")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=200)
    owner = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    due_on = models.DateField(null=True)
    evidence = models.CharField(max_length=500, blank=True)
    is_met = models.BooleanField(default=False)
    noted_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    noted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class Agreement(models.Model):
    """Someone said that a proposed version is fine with them."""

    version = models.ForeignKey(CharterVersion, models.CASCADE, related_name="agreements")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="agreed_once")]

    def __str__(self) -> str:
        return f"{self.person_id} agrees to {self.version_id}"


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def waiting(self) -> Self:
        """Neither answered nor withdrawn."""
        return self.filter(answered_at=None, withdrawn_at=None)


class Objection(models.Model):
    """Someone objects to a proposed version, with a reason.

    It is answered in words or by another version.
    """

    version = models.ForeignKey(CharterVersion, models.CASCADE, related_name="objections")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    reason = models.TextField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    changed_in = models.ForeignKey(
        CharterVersion, models.SET_NULL, null=True, related_name="answers"
    )

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"],
                name="one_waiting_objection",
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} objects to {self.version_id}"
