"""What a decision by vote puts to people, and the votes that were held about it."""

from django.db import models

from guildhall.ballots.models import Vote, Way
from guildhall.communities.models import RolePeriod
from guildhall.decisions.models.decision import Decision


class VotePlan(models.Model):
    """Options and terms, as they are said before the vote opens (`ballots/terms.py`).

    `options` are lines as they were typed; `sources` are entries that can be chosen besides, what
    each costs by its id. An election gives `elects_role`, until `term_ends_on`.
    """

    decision = models.OneToOneField(
        Decision, models.CASCADE, primary_key=True, related_name="vote_plan"
    )
    kind = models.CharField(max_length=10, choices=Way)
    options = models.TextField(max_length=10_000)
    sources = models.JSONField(default=dict)
    most = models.PositiveSmallIntegerField(null=True)
    winners = models.PositiveSmallIntegerField(null=True)
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    is_anonymous = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=True)
    elects_role = models.CharField(max_length=12, choices=RolePeriod.Role, blank=True)
    term_ends_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"plan of decision {self.decision_id}"


class Voting(models.Model):
    """A vote that was opened about a decision. The newest counts."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="votings")
    vote = models.OneToOneField(Vote, models.CASCADE, related_name="decision_voting")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"vote {self.vote_id} of decision {self.decision_id}"
