from django.db import models
from django.db.models import Q

from guildhall.communities.models import Community
from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person


class Space(models.Model):
    """How many bytes the files of a person, or those in a community, take: a running sum.

    Every act that adds, moves or deletes an attachment keeps it (commons/actions/space.py). It may
    be negative where it has drifted, until it is counted anew in the night.
    """

    person = of_the_account(
        models.OneToOneField(Person, models.CASCADE, null=True, related_name="space")
    )
    community = models.OneToOneField(Community, models.CASCADE, null=True, related_name="+")
    bytes = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="space_of_one",
                condition=Q(person=None, community__isnull=False)
                | Q(person__isnull=False, community=None),
            ),
        ]

    def __str__(self) -> str:
        return f"space {self.pk}"
