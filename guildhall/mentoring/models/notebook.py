"""What the two of a pair keep: goals, meetings, notes, and at the end what each of them learned."""

from django.db import models
from django.utils import timezone

from guildhall.mentoring.models.pair import Pair
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

LONGEST_NOTE = 5000


class Goal(models.Model):
    """Something that the mentee wants to be able to do."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="goals")
    text = models.CharField(max_length=300)
    set_at = models.DateTimeField(default=timezone.now)
    reached_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.text


class Sitting(models.Model):
    """A time at which the two of them meet."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="sittings")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Note(models.Model):
    """One entry of the notebook. Who wrote it can take it out again."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="notes")
    author = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    body = models.TextField(max_length=LONGEST_NOTE)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["pair", "-at", "-id"], name="note_of_pair")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Learned(models.Model):
    """What one of the two took from it, said once it is over; the other reads it.

    Where both say `may_grow`, each can make something for everyone of what they wrote.
    """

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="learned")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    text = models.TextField(max_length=3000)
    may_grow = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="learned_once")]

    def __str__(self) -> str:
        return f"what {self.person_id} learned"
