import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.meetings.models import Meeting
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

ONCE_IN = dt.timedelta(days=330)  # once a year, with a month to find a date


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def of_this_year(self, community: Community) -> Self:
        return self.filter(community=community, put_at__gt=timezone.now() - ONCE_IN)


class Conversation(models.Model):
    """A steward put the questions of “How we're doing” on the agenda of a meeting."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    put_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    put_at = models.DateTimeField(default=timezone.now)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["community", "put_at"], name="conversation_of_year")]
        constraints = [
            models.UniqueConstraint(fields=["meeting"], name="conversation_once_in_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.community}: {self.put_at:%Y-%m-%d}"
