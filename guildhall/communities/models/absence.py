import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def going_on(self, *, at: dt.datetime | None = None) -> Self:
        """People who are away now: an absence ends by itself."""
        return self.filter(ended_at=None, back_at__gt=at or timezone.now())


class Absence(models.Model):
    """Someone said that they are away until a day, and who covers for them, if anyone.

    `back_at` is the midnight after that day where they are. A cover covers once they `agreed_at`;
    who declined was asked, and isn't any more.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="absences"))
    since = models.DateTimeField(default=timezone.now)
    until_on = models.DateField()
    back_at = models.DateTimeField()
    pauses_mail = models.BooleanField(default=False)
    cover = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                name="one_absence_at_a_time",
                condition=models.Q(ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is away until {self.until_on}"

    @property
    def is_covered(self) -> bool:
        """The cover said yes."""
        return self.cover_id is not None and self.agreed_at is not None

    @property
    def cover_can(self) -> bool:
        """The cover is here, shares a community with the person, and isn't away too.

        Known of what `standing_in` reads for a page. Raises KeyError for other absences.
        """
        return bool(vars(self)["cover_is_there"])

    @property
    def is_covered_now(self) -> bool:
        """The cover said yes, and can. Raises KeyError where that was not read."""
        return self.is_covered and self.cover_can

    @property
    def waits_for_cover(self) -> bool:
        """The cover was asked and has not answered."""
        return self.cover_id is not None and not (self.agreed_at or self.declined_at)
