"""Searches that found nothing, without the people who searched.

Only search may import this module (a contract holds it): what people look for is shown by its
page alone, to stewards and from five people on, and no figure counts it.
"""

from django.db import models

from guildhall.communities.models import Community

MOST_LETTERS = 60
LONGEST_KEY = 200


class MissedSearch(models.Model):
    """Someone searched a community for these words and found nothing.

    `key` is the words folded and without endings, `written` is how they were typed, in small
    letters. `who` is the same for the same person only with the same key in the same community: it
    tells several people apart, and can't be joined with anything else they searched for.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=LONGEST_KEY)
    written = models.CharField(max_length=MOST_LETTERS)
    who = models.CharField(max_length=64)
    searched_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "key", "who"], name="missed_search_once"),
        ]
        indexes = [models.Index(fields=["searched_on"], name="missed_search_day")]

    def __str__(self) -> str:
        return f"{self.written}, not found in {self.community_id}"
