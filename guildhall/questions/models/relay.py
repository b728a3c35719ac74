from django.db import models
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.questions.models.question import Question


class Relay(models.Model):
    """A question asked through someone, who posts it as theirs. Only the two know whose it is."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="relays")
    asker = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="relays_asked"))
    through = stays_behind(
        models.ForeignKey(Person, models.CASCADE, related_name="relays_received")
    )
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    need = models.CharField(max_length=10, choices=Question.Need, default=Question.Need.NO_HURRY)
    asked_at = models.DateTimeField(default=timezone.now)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="relays")
    declined_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["through", "entry", "declined_at"], name="relay_through")]

    def __str__(self) -> str:
        return f"relay {self.pk}"
