from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class PairQuerySet(models.QuerySet["Pair"]):
    """Who sees a pair, and with it its goals, meetings and notebook.

    ===============================================  =======================================
    the two                                          yes, also once it is over, and wherever
                                                     they or the community went since
    stewards, owners, anyone else                    no
    ===============================================  =======================================
    """

    def visible_to(self, person: Person | None) -> Self:
        if person is None or not person.is_authenticated:
            return self.none()
        return self.filter(Q(mentee=person.pk) | Q(mentor=person.pk))

    def running(self) -> Self:
        return self.filter(ended_at=None)


class Pair(models.Model):
    """Someone learns, someone accompanies them, until a day. What they keep in it is theirs.

    `is_parted`: one of them left the community or the hall.
    """

    community = models.ForeignKey(Community, models.SET_NULL, null=True, related_name="+")
    mentee = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    mentor = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    about = models.CharField(max_length=80)
    begun_at = models.DateTimeField(default=timezone.now)
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    is_parted = models.BooleanField(default=False)

    objects = PairQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["mentee"], name="pair_of_mentee"),
            models.Index(fields=["mentor"], name="pair_of_mentor"),
            models.Index(
                fields=["until_on"], name="pair_until", condition=Q(ended_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None

    def other_of(self, person: Person) -> Person:
        return self.mentor if person.pk == self.mentee_id else self.mentee

    def is_mentor(self, person: Person) -> bool:
        return person.pk == self.mentor_id
