from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class NoMail(models.Model):
    """Someone wants no regular mail of one kind from a community.

    Its content is in the hall, too.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "community", "kind"], name="no_mail_once")
        ]

    def __str__(self) -> str:
        return f"no {self.kind} mail for {self.person_id}"
