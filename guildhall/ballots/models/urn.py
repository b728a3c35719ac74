"""An anonymous vote: who has voted, and apart from it what was voted.

    HasVoted   a row for each person: nobody votes twice, and reminders reach only who hasn't
    Urn        one row for the whole vote: all ballots as one text, in the order of their receipts

A ballot is no row. It has no id, no place in the order of coming, no time and no transaction of
its own: with each ballot the whole text is written anew, sorted by random receipts. So no query
connects the two tables, and neither do events of the app above or web logs, which say when someone
voted. When the vote ends, the text moves to the count, and the rows of who voted are written anew
in a random order; what was written before is overwritten (`traces.py`).

What this can't do: whoever alters the program, or copies the database before and after someone
votes, learns that person's ballot. The page where people vote says so.
"""

from django.db import models

from guildhall.ballots.models.vote import Vote
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class HasVoted(models.Model):
    """That someone voted; neither when nor what."""

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="have_voted")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "person"], name="votes_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.vote_id}"


class Urn(models.Model):
    """The ballots of a vote that is open: pairs of a receipt and its marks, sorted, as JSON."""

    vote = models.OneToOneField(Vote, models.CASCADE, primary_key=True, related_name="urn")
    ballots = models.TextField(default="[]")

    def __str__(self) -> str:
        return f"urn of {self.vote_id}"
