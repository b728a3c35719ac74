from django.db import models

from guildhall.decisions.models.decision import Decision
from guildhall.rounds.models import Round


class Proposal(models.Model):
    """One proposal of a decision, in the round in which people were asked about it.

    An objection that is answered by a change leads to the next one. The newest counts.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="proposals")
    round = models.OneToOneField(Round, models.CASCADE, related_name="decision_proposal")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"proposal {self.pk} of decision {self.decision_id}"
