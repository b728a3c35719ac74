"""How a vote was counted."""

from django.db import models

from guildhall.ballots.models.vote import Vote


class Count(models.Model):
    """Written once, when the vote ends, and never worked out again.

    `figures` is what `counting.count` gives. `published` holds the ballots of an anonymous vote,
    each with its receipt, in the order of the receipts; those of others are rows, with names.
    `could` is how many might have voted then.
    """

    vote = models.OneToOneField(Vote, models.CASCADE, primary_key=True, related_name="count")
    figures = models.JSONField(default=dict)
    published = models.JSONField(default=list)
    voted = models.PositiveIntegerField()
    could = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"count of {self.vote_id}"
