from django.db import models

from guildhall.people.models import Offer


class OfferWord(models.Model):
    """A word by which an offer is found: as typed, without its ending, or the mark of a skill.

    It goes with its offer, wherever that goes.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="words")
    kind = models.CharField(max_length=10)
    word = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "word"], name="offer_word_once")]
        indexes = [models.Index(fields=["kind", "word", "offer"], name="offer_by_word")]

    def __str__(self) -> str:
        return self.word
