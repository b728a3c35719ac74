from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class MoreWays(models.Model):
    """A steward turned on votes by score, dots, resistance, ranking and budget. No row: off."""

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="more_ways"
    )
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"more ways in {self.community_id}"
