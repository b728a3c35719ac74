"""How far each person has read a conversation.

Only commons may import this module (a contract holds it): nobody is shown what others have read, no
figure counts it, and health can't know it.
"""

from django.db import models

from guildhall.commons.models.entry import Entry
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Reading(models.Model):
    """One person has read the replies to an entry up to a moment. Theirs alone."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="reading_once")]
        indexes = [models.Index(fields=["person", "-until"], name="reading_last")]

    def __str__(self) -> str:
        return f"where {self.person_id} is in {self.entry_id}"
