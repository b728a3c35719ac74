import datetime as dt

from django.db import models

from guildhall.people.belongings import of_the_account
from guildhall.people.models.person import Person


class Capacity(models.Model):
    """How often someone may be asked to answer a question. Only they see it.

    Without a row: as often as the hall thinks fit. `most_a_week` of 0 means never; None is no
    limit. `not_until`: not before that day. `by_name`: colleagues may ask for them by name.
    """

    person = of_the_account(
        models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="capacity")
    )
    most_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    not_until = models.DateField(null=True, blank=True)
    by_name = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"capacity of {self.person_id}"

    @classmethod
    def of(cls, person: Person) -> "Capacity":
        """What they chose; unsaved, as everyone begins, where they chose nothing. One query."""
        return cls.objects.filter(person=person).first() or cls(person=person)

    def rests_on(self, day: dt.date) -> bool:
        """They asked not to be asked on this day."""
        return self.not_until is not None and day < self.not_until
