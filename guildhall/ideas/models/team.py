from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.communities.models import Membership
from guildhall.ideas.models.idea import Idea
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person, is_here

MOST_IN_A_TEAM_NAME = 60


class Team(models.Model):
    """Those who do something about an idea together, under a name of their own."""

    idea = models.OneToOneField(Idea, models.CASCADE, primary_key=True, related_name="team")
    name = models.CharField(max_length=MOST_IN_A_TEAM_NAME)
    begun_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    begun_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class TeammateQuerySet(models.QuerySet["Teammate"]):
    def current(self) -> Self:
        """People who are here and still belong to the idea's community."""
        members = Membership.objects.current().filter(
            community=models.OuterRef("team__idea__entry__community"),
            person=models.OuterRef("person"),
        )
        return self.filter(is_here(of="person__")).filter(models.Exists(members))


class Teammate(models.Model):
    """One of a team, who said so themselves."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="teammates")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    since = models.DateTimeField(default=timezone.now)

    objects = TeammateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "person"], name="teammate_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id}"
