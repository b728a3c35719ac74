from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_LETTERS_OF_KEY, MOST_LETTERS_OF_PATH = 64, 500


class Sent(models.Model):
    """What this person sent under this key is there: it became an entry or a reply.

    Numbers, as in the log: the note stays when what it is about is gone, so that a device which
    brings it once more doesn't post it anew. What became neither led to `path`.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    key = models.CharField(max_length=MOST_LETTERS_OF_KEY)
    entry_id = models.BigIntegerField(null=True)
    reply_id = models.BigIntegerField(null=True)
    path = models.CharField(max_length=MOST_LETTERS_OF_PATH, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="pocket_sent_once")]
        indexes = [models.Index(fields=["at"], name="pocket_sent_at")]

    def __str__(self) -> str:
        return self.key
