from django.db import models
from django.db.models import Q

from guildhall.commons.models import Entry

LOOKS_UNTIL_DEAD = 2


class OutsideLink(models.Model):
    """A link of a page by an address, at which the worker looks once a month.

    What leads into this hall is not looked at: `target` is the entry that it leads to.

    One that does not answer is looked at again after a few days: it is dead after two such looks.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="outside_links")
    target = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    url = models.CharField(max_length=500)
    looked_at = models.DateTimeField(null=True)
    next_look_at = models.DateTimeField(null=True)
    misses = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "url"], name="outside_link_once"),
        ]
        indexes = [
            models.Index(fields=["next_look_at", "id"], name="outside_link_due"),
            models.Index(
                fields=["entry"],
                name="outside_link_dead",
                condition=Q(misses__gte=LOOKS_UNTIL_DEAD),
            ),
        ]

    def __str__(self) -> str:
        return self.url
