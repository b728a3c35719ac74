from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.meetings.models.meeting import Meeting
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class ActionPointQuerySet(models.QuerySet["ActionPoint"]):
    def open(self) -> Self:
        return self.filter(done_at=None, dropped_at=None)


class ActionPoint(models.Model):
    """What someone takes on in a meeting. Open ones carry over to the next one of the series."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="action_points")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, related_name="action_points")
    text = models.CharField(max_length=300)
    owner = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    due_on = models.DateField(null=True)
    made_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    dropped_at = models.DateTimeField(null=True)
    drop_note = models.CharField(max_length=300, blank=True)

    objects = ActionPointQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [
            models.Index(
                fields=["community", "done_at", "dropped_at", "due_on"], name="action_open"
            ),
            models.Index(fields=["owner", "done_at", "dropped_at"], name="action_owner"),
        ]

    def __str__(self) -> str:
        return self.text
