from django.db import models
from django.utils import timezone

from guildhall.methods.models.session import Session
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Table(models.Model):
    """A table of a session, or a topic of an open space, and what was written at it.

    One that holds words is never removed. `version` goes up with each change of its words.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_table_of_a_number")
        ]

    def __str__(self) -> str:
        return f"table {self.number} of {self.session_id}"


class Here(models.Model):
    """Someone is here for a session, and where they sit."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="people")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    table = models.ForeignKey(Table, models.SET_NULL, null=True, related_name="people")
    role = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "id"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="here_once")]

    def __str__(self) -> str:
        return f"{self.person_id} is at {self.session_id}"
