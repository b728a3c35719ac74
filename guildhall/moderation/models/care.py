from django.db import models

from guildhall.communities.models import Community


class Care(models.Model):
    """What a community chose about moderation. Without a row nothing is held."""

    community = models.OneToOneField(
        Community, models.CASCADE, primary_key=True, related_name="care"
    )
    holds_first_links = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"care of {self.community_id}"
