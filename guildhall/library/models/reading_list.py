from django.db import models

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person


class ReadingList(models.Model):
    """Pages in the order in which someone new to it reads them. One can be where to start."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="+", db_index=False)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    is_start = models.BooleanField(default=False)
    made_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-is_start", "title", "id"]
        indexes = [
            models.Index(fields=["community", "-is_start", "title"], name="reading_lists_here")
        ]

    def __str__(self) -> str:
        return self.title


class ReadingStep(models.Model):
    """One page of a reading list; the first has the place 0."""

    reading_list = models.ForeignKey(ReadingList, models.CASCADE, related_name="steps")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["reading_list", "entry"], name="reading_step_once"),
        ]

    def __str__(self) -> str:
        return f"step {self.place} of {self.reading_list_id}"


class HasRead(models.Model):
    """Someone has read a page of a reading list. Known to them alone; it is no event."""

    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="has_read_once")]

    def __str__(self) -> str:
        return f"{self.person_id} has read {self.entry_id}"
