from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models.community import Community
from guildhall.communities.models.membership import PeriodQuerySet
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Stage(models.TextChoices):
    """Where a community is in its life, in members' words.

    Wenger, McDermott and Snyder 2002; domain.md, section 4.
    """

    POTENTIAL = "potential", _("finding each other")
    COALESCING = "coalescing", _("getting going")
    MATURING = "maturing", _("in full swing")
    STEWARDSHIP = "stewardship", _("looking after it")
    TRANSFORMATION = "transformation", _("changing or ending")


class StagePeriod(models.Model):
    """A stage as stewards set it, from one moment until another. Nothing else writes one."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="stage_periods")
    stage = models.CharField(max_length=16, choices=Stage)
    note = models.CharField(max_length=500, blank=True)
    declared_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                name="one_stage_at_a_time",
                condition=models.Q(until__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.community_id}: {self.stage}"
