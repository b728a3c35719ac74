from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class HeirQuerySet(models.QuerySet["Heir"]):
    def missing(self) -> Self:
        return self.filter(person=None)


class Heir(models.Model):
    """Everyone who wrote this has left; `person` has taken it over, or nobody yet.

    The authors stay its authors. The heir edits it and hears what is written below.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="heir")
    person = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    since = models.DateTimeField(default=timezone.now)

    objects = HeirQuerySet.as_manager()

    def __str__(self) -> str:
        return f"of {self.entry_id}"
