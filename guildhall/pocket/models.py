from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_LETTERS_OF_KEY = 64


class Sent(models.Model):
    """A form of this person arrived under this key, and led to `path`.

    Only what was accepted has a row: what was refused can be sent again under its key.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    key = models.CharField(max_length=MOST_LETTERS_OF_KEY)
    path = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="pocket_sent_once")]
        indexes = [models.Index(fields=["at"], name="pocket_sent_at")]

    def __str__(self) -> str:
        return self.key
