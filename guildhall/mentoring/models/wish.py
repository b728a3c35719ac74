from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

MOST_PLACES = 3


class Wish(models.Model):
    """What someone would like to learn in a community, and what for. Only they read it.

    Whoever is proposed to them reads it, too. It goes once it is fulfilled.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    what = models.CharField(max_length=80)
    goal = models.CharField(max_length=300)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="one_wish_each")
        ]

    def __str__(self) -> str:
        return self.what


class MentorOffer(models.Model):
    """What someone can accompany others in, and how many at a time. Only they read it.

    `what` holds one thing or several, with commas between them.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    what = models.CharField(max_length=200)
    places = models.PositiveSmallIntegerField(default=1)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "person"], name="one_mentor_offer_each")
        ]

    def __str__(self) -> str:
        return self.what
