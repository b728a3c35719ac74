from django.db import models

from guildhall.commons.models import Entry
from guildhall.communities.models import Community


class PageKey(models.Model):
    """By which a page that came with a folder is known again, so that it comes in once.

    Until `is_whole`, its text has not come yet, and nobody sees it: the same import goes on.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=80)
    is_whole = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "key"], name="page_key_once"),
        ]

    def __str__(self) -> str:
        return self.key
