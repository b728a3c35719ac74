import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

# stewards and facilitators read a new concern first, sponsors a week after members (domain.md 6.3)
EARLY = dt.timedelta(days=7)
A_DAY = dt.timedelta(days=1)
CORE_ROLES = (RolePeriod.Role.STEWARD, RolePeriod.Role.FACILITATOR)


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """Who sees the figures of a community.

    =========  =====================================================
    the core   stewards and facilitators, from the day it was made
    members    from the day it is out
    sponsors   a week later, unless they are stewards
    others     never
    =========  =====================================================
    """

    def at(self, seat: Seat, *, now: dt.datetime | None = None) -> Self:
        today = (now or timezone.now()).date()
        mine = self.filter(community=seat.community)
        if not seat.is_member:
            return mine.none()
        if seat.roles.intersection(CORE_ROLES):
            return mine
        later = EARLY if RolePeriod.Role.SPONSOR in seat.roles else dt.timedelta()
        return mine.filter(out_on__lte=today - later)


class Snapshot(models.Model):
    """The figures and findings of one Monday, as they are shown.

    It holds no names and no small numbers of people.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="snapshots")
    monday_on = models.DateField()
    until = models.DateField()
    seen = models.JSONField()
    out_on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    comment = models.TextField(max_length=1000, blank=True)
    commented_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-monday_on"]
        constraints = [
            models.UniqueConstraint(fields=["community", "monday_on"], name="one_snapshot_a_monday")
        ]

    def __str__(self) -> str:
        return f"{self.community_id} as seen on {self.monday_on}"

    def figure(self, indicator: str) -> dict:
        """What was shown of an indicator; empty where there was not enough data."""
        return next(
            (
                one
                for one in self.seen["indicators"]
                if one["id"] == indicator and one["band"] != "none"
            ),
            {},
        )

    def is_off(self, indicator: str) -> bool:
        """Whether it was switched off when this was seen, or is now, where queries.newest_at gave
        it.
        """
        return any(
            one["id"] == indicator and one["missing"] == "off" for one in self.seen["indicators"]
        )

    @property
    def is_of_earlier(self) -> bool:
        """Its figures are older than its Monday: too few came or went to renew them (6.4)."""
        return self.monday_on - self.until > A_DAY

    @property
    def is_out(self) -> bool:
        """Whether members see it."""
        return self.out_on <= timezone.now().date()
