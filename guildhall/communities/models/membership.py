import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models.community import Community
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person


class PeriodQuerySet(models.QuerySet):
    def current(self) -> Self:
        return self.filter(until__isnull=True)


class RoleQuerySet(PeriodQuerySet):
    def stewards(self) -> Self:
        """Who looks after a whole community now, not only one of its topics."""
        return self.current().filter(role="steward", topic=None)

    def stewards_of(self, community: Community | int | None) -> Self:
        return self.stewards().filter(community=community)


class MembershipQuerySet(PeriodQuerySet):
    def may_write(self, *, at: dt.datetime | None = None) -> Self:
        """Current, and not paused at that moment; a pause that has run out is none."""
        return self.current().exclude(paused_until__gt=at or timezone.now())


class Membership(models.Model):
    """A person belongs to a community, from one moment until another.

    `shows_phone` is their own choice for this community; who joins again chooses again.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="memberships")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="memberships"))
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    shows_phone = models.BooleanField(default=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                name="one_membership_at_a_time",
                condition=models.Q(until__isnull=True),
            )
        ]
        indexes = [
            models.Index(fields=["person", "until"], name="membership_person"),
            models.Index(fields=["community", "since", "id"], name="membership_community_since"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.community}"


class RolePeriod(models.Model):
    """A person holds a role, in a community or for one of its topics, with a term.

    `end_told_for` and `last_day_told_for` are the end of term that was announced: a renewed term
    is announced again.
    """

    class Role(models.TextChoices):
        STEWARD = "steward", _("steward")
        FACILITATOR = "facilitator", _("facilitator")
        BUDDY = "buddy", _("buddy")
        SPONSOR = "sponsor", _("sponsor")
        GUEST = "guest", _("guest")
        CHECKER = "checker", _("checker")

    community = models.ForeignKey(Community, models.CASCADE, related_name="role_periods")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="role_periods"))
    role = models.CharField(max_length=12, choices=Role)
    topic = models.ForeignKey(
        "communities.Topic", models.CASCADE, null=True, related_name="role_periods"
    )
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    term_ends_on = models.DateField(null=True)
    end_told_for = models.DateField(null=True)
    last_day_told_for = models.DateField(null=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person", "role"],
                name="role_once",
                condition=models.Q(until__isnull=True, topic__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["community", "person", "role", "topic"],
                name="topic_role_once",
                condition=models.Q(until__isnull=True, topic__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["community", "until"], name="role_community_until")]

    def __str__(self) -> str:
        return f"{self.person}, {self.role}"


class JoinRequest(models.Model):
    """Someone asks to join; a steward lets them in or declines."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="join_requests")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="join_requests"))
    answer = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    is_admitted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                name="one_open_request",
                condition=models.Q(decided_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} asks to join {self.community}"


class Removal(models.Model):
    """A steward removed someone, who can't come back until this is lifted."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="removals")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                name="removed_once",
                condition=models.Q(lifted_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} removed from {self.community}"
