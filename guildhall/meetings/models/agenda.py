from django.db import models
from django.utils import timezone

from guildhall.meetings.models.meeting import Meeting
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class AgendaPoint(models.Model):
    """A line of the agenda. Every member can suggest one."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    text = models.CharField(max_length=200)
    proposed_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text


class AgendaVote(models.Model):
    """Someone would like to talk about a point, too."""

    point = models.ForeignKey(AgendaPoint, models.CASCADE, related_name="votes")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "person"], name="agenda_vote_once")]

    def __str__(self) -> str:
        return f"{self.person_id} wants {self.point_id}"
