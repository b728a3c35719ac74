"""Versions of a charter, and their objectives. What members said of one is in its round."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.kit.rhythm import WEEKDAYS, WEEKS, Every, Rhythm
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.rounds.models import Round


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

    What is not used (objectives, scope, time, quorum) is empty. Members are asked in its round; a
    draft and a small change have none.
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
    round = models.OneToOneField(Round, models.CASCADE, null=True, related_name="charter")
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
    def proposed_by(self) -> Person | None:
        """Who asked everyone; nobody was asked about a draft or a small change."""
        return self.round.opened_by if self.round else None

    def is_asking(self, at: dt.datetime | None = None) -> bool:
        """Whether members can still object."""
        return self.round is not None and self.round.is_asking(at)


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
