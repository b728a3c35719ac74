from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.communities.models.community import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class StewardOffer(models.Model):
    """A steward offers the role to a member, who says yes or no."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="steward_offers")
    to = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    offered_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "to"],
                name="one_open_offer",
                condition=models.Q(answered_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.community_id} offered to {self.to_id}"


class SearchQuerySet(models.QuerySet["StewardSearch"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class StewardSearch(models.Model):
    """Nobody looks after a community any more: members are asked, then the owners of the hall."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="steward_searches")
    opened_at = models.DateTimeField(default=timezone.now)
    owners_told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                name="one_open_search",
                condition=models.Q(closed_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.community_id} looks for a steward"
