from django.db import models

from guildhall.communities.models import Community


class Rules(models.Model):
    """Who may edit the pages of a community: any member, unless it is left to their authors."""

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="library_rules"
    )
    only_authors_edit = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"library rules of {self.community_id}"

    @classmethod
    def of(cls, community: Community) -> "Rules":
        """The community's own, or the usual ones. One query."""
        return cls.objects.filter(community=community).first() or cls(community=community)
