"""What someone votes, with their name."""

from django.db import models
from django.utils import timezone

from guildhall.ballots.models.vote import Vote
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Ballot(models.Model):
    """One a person, which they can change until the end. Anonymous votes have none (`urn.py`).

    `marks`: a whole number by the key of the option; in a ranking its place, from 1.
    """

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    marks = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["vote", "person"], name="one_ballot")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.vote_id}"
