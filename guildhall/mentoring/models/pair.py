import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

SILENT_FOR, A_WEEK = dt.timedelta(weeks=4), dt.timedelta(weeks=1)


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

    def silent(self, *, at: dt.datetime) -> Self:
        """Four weeks without a note, goal or meeting, none ahead, and never reminded of it."""
        since = at - SILENT_FOR
        quiet = self.running().filter(
            begun_at__lt=since, until_on__gt=(at + A_WEEK).date(), reminded_at=None
        )
        return quiet.exclude(
            Q(notes__at__gte=since)
            | Q(goals__set_at__gte=since)
            | Q(goals__reached_at__gte=since)
            | Q(sittings__starts_at__gte=since)
        )


class Pair(models.Model):
    """Someone learns, someone accompanies them, until a day. What they keep in it is theirs.

    `reminded_at`: when both were told that it has become quiet. `is_parted`: one of them left the
    community or the hall.
    """

    community = models.ForeignKey(Community, models.SET_NULL, null=True, related_name="+")
    mentee = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    mentor = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    about = models.CharField(max_length=80)
    begun_at = models.DateTimeField(default=timezone.now)
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    is_parted = models.BooleanField(default=False)

    noted: dict[str, str] | None = None  # no column: the draft of its reader's next note

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
