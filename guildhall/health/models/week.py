import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

REMEMBERED = dt.timedelta(weeks=12)


class NotUsefulQuerySet(models.QuerySet["NotUseful"]):
    def of(self, person: Person, community: Community) -> Self:
        """What the person said there in the last twelve weeks: older words are forgotten."""
        return self.filter(person=person, community=community, at__gt=timezone.now() - REMEMBERED)


class NotUseful(models.Model):
    """A steward said that a thing to do was not useful.

    Theirs alone; it is put away, and its kind comes later.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    target_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = NotUsefulQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "community", "kind", "target_id"], name="not_useful_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id} is not useful"


class MondayMail(models.Model):
    """The letters of one Monday of a community have been written.

    Once, whatever worker comes first.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    monday_on = models.DateField()
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "monday_on"], name="monday_once")
        ]

    def __str__(self) -> str:
        return f"Monday {self.monday_on}"
