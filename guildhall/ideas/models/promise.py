from django.db import models

from guildhall.communities.models import Community

USUAL_DAYS = 30


class Promise(models.Model):
    """Within how many days a community answers every idea; None where it promises nothing."""

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="idea_promise"
    )
    days = models.PositiveSmallIntegerField(null=True, default=USUAL_DAYS)

    def __str__(self) -> str:
        return f"promise of {self.community_id}"

    @classmethod
    def of(cls, community: Community) -> "Promise":
        """The community's own, or the usual one. One query."""
        return cls.objects.filter(community=community).first() or cls(community=community)
