"""When each person was last in a room of a community.

Only commons may import this module (a contract holds it): nobody is shown where others have been,
no figure counts it, and health can't know it.
"""

from django.db import models

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Visit(models.Model):
    """One person has seen the list of a room as it was at a moment. Theirs alone."""

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    room = models.CharField(max_length=40)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "community", "room"], name="visit_once")
        ]

    def __str__(self) -> str:
        return f"when {self.person_id} was last in {self.room} of {self.community_id}"
