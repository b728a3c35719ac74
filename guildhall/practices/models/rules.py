from django.db import models

from guildhall.communities.models import Community


class Rules(models.Model):
    """How a community checks its tips, and how often again.

    Any other member checks unless checkers are named, which is for work that can hurt someone.
    """

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="practice_rules"
    )
    checked_by_named = models.BooleanField(default=False)
    needs_second = models.BooleanField(default=False)
    look_again_months = models.PositiveSmallIntegerField(default=12)

    def __str__(self) -> str:
        return f"rules of {self.community_id}"

    @classmethod
    def of(cls, community: Community) -> "Rules":
        """The community's own, or the usual ones. One query."""
        return cls.objects.filter(community=community).first() or cls(community=community)
