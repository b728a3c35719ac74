"""Someone agrees, or abstains."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.rounds.models.round import Round


class VoiceQuerySet(models.QuerySet["Voice"]):
    def agreeing(self) -> Self:
        return self.filter(says=Voice.Says.AGREES)


class Voice(models.Model):
    """What someone says in a round, if they don't object: one voice, which they can change."""

    class Says(models.TextChoices):
        AGREES = "agrees", _("fine with it")
        ABSTAINS = "abstains", _("abstains")

    round = models.ForeignKey(Round, models.CASCADE, related_name="voices")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    says = models.CharField(max_length=8, choices=Says)
    at = models.DateTimeField(default=timezone.now)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_voice")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.says} in {self.round_id}"
