from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Reply, Standing
from guildhall.communities.models import Membership
from guildhall.ideas.models.idea import Idea
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person, is_here


class JoiningQuerySet(models.QuerySet["Joining"]):
    def current(self) -> Self:
        """Of people who are here and still belong to the idea's community."""
        members = Membership.objects.current().filter(
            community=models.OuterRef("idea__entry__community"), person=models.OuterRef("person")
        )
        return self.filter(is_here(of="person__")).filter(models.Exists(members))


class Joining(models.Model):
    """“I'd use it” or “I'd help”, said by one person of one idea.

    What `came_with` an idea that was merged leaves with it when that is undone.
    """

    class As(models.TextChoices):
        USE = "use", _("would use it")
        HELP = "help", _("would help")

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="joinings")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    joined_as = models.CharField(max_length=4, choices=As)
    at = models.DateTimeField(default=timezone.now)
    came_with = models.ForeignKey(Idea, models.CASCADE, null=True, related_name="+")

    objects = JoiningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "person", "joined_as"], name="joining_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.joined_as} {self.idea_id}"

    @property
    def helps(self) -> bool:
        return self.joined_as == self.As.HELP


class DoubtQuerySet(models.QuerySet["Doubt"]):
    def published(self) -> Self:
        """Those that can be read."""
        return self.filter(reply__standing=Standing.PUBLISHED)


class Doubt(models.Model):
    """A reply that says “I have a doubt”. Its author settles it; the reply stays."""

    reply = models.OneToOneField(Reply, models.CASCADE, primary_key=True, related_name="doubt")
    settled_at = models.DateTimeField(null=True)

    objects = DoubtQuerySet.as_manager()

    def __str__(self) -> str:
        return f"doubt {self.pk}"
