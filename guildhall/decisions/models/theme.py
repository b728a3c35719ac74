from django.db import models
from django.utils import timezone

from guildhall.commons.models import Reply
from guildhall.decisions.models.decision import Decision
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_IN_A_THEME = 120
MOST_IN_AN_ANSWER = 600


class Theme(models.Model):
    """What we heard, from several people, and what we did with it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="themes")
    heard = models.CharField(max_length=MOST_IN_A_THEME)
    did = models.CharField(max_length=MOST_IN_AN_ANSWER)
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"theme {self.pk} of decision {self.decision_id}"


class Contribution(models.Model):
    """A reply that belongs to a theme; it has its answer there."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="contributions")
    reply = models.OneToOneField(Reply, models.CASCADE, related_name="decision_contribution")

    class Meta:
        ordering = ["reply"]

    def __str__(self) -> str:
        return f"reply {self.reply_id} in theme {self.theme_id}"
