"""What can be chosen in a vote."""

from django.db import models

from guildhall.ballots.models.vote import Vote
from guildhall.commons.models import Entry
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Option(models.Model):
    """One of a vote's options; ballots name it by its place, from 1.

    It can name the entry of any room that it is about, or the person who would be elected. Its
    title stays as people read it when they voted.
    """

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="options")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    person = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["vote", "place"], name="option_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """Its name on ballots and in counts."""
        return str(self.place)
