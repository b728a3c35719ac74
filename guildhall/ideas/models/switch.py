from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class SwitchQuerySet(models.QuerySet["Switch"]):
    def of(self, community: Community) -> Self:
        return self.filter(community=community)


class Switch(models.Model):
    """Something that Ideas can also do, which a steward turned on here. No row: it is off."""

    class Name(models.TextChoices):
        CHALLENGES = "challenges", _("Challenges")
        ASSESSORS = "assessors", _("Assessors for challenges")
        STATES = "states", _("States of your own")
        TEAMS = "teams", _("Teams")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    name = models.CharField(max_length=12, choices=Name)
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    objects = SwitchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="idea_switch_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} in {self.community_id}"
