import datetime as dt
import secrets
import uuid
from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

OPEN_FOR = dt.timedelta(days=14)
APART = dt.timedelta(days=91)
A_YEAR = dt.timedelta(days=350)  # so that it can be asked in the same week each year
SPONSORS_LATER = dt.timedelta(days=7)
FEWEST = 10  # answers before results are shown; domain.md 6.4
FEWEST_ASKED = 15  # members before anyone is asked: with fewer, people talk instead
SALT_BYTES = 32


def new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


class WaveQuerySet(models.QuerySet["Wave"]):
    """Who sees the results: members once it is closed, sponsors a week later, others never."""

    def at(self, seat: Seat, *, now: dt.datetime | None = None) -> Self:
        moment = now or timezone.now()
        if not seat.is_member:
            return self.none()
        is_sponsor = RolePeriod.Role.SPONSOR in seat.roles and not seat.is_steward
        later = SPONSORS_LATER if is_sponsor else dt.timedelta()
        return self.filter(community=seat.community, closes_at__lte=moment - later)

    def open(self, *, now: dt.datetime | None = None) -> Self:
        moment = now or timezone.now()
        return self.filter(opened_at__lte=moment, closes_at__gt=moment)


class Wave(models.Model):
    """One survey: what a community is asked, and until when.

    `salt` makes the keys under which people answer. It is deleted when the survey closes, and the
    keys with it: nothing leads back to a person, and nobody can tell which answers belong together.
    `invited`: how many members there were when it opened. One that `is_yearly` has more questions
    and takes the place of that quarter's.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="waves")
    questions = models.JSONField()
    salt = models.CharField(max_length=SALT_BYTES * 2, default=new_salt, blank=True)
    invited = models.PositiveIntegerField()
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    closes_at = models.DateTimeField()
    is_mailed = models.BooleanField(default=False)
    is_yearly = models.BooleanField(default=False)

    objects = WaveQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return f"pulse {self.pk} of {self.community_id}"

    @property
    def is_open(self) -> bool:
        return self.is_open_at(timezone.now())

    def is_open_at(self, moment: dt.datetime) -> bool:
        return self.opened_at <= moment < self.closes_at


class Answer(models.Model):
    """One person's answer to one question; under a key while the survey is open.

    It has no time and no order: its id is random.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="answers")
    key = models.UUIDField(null=True)
    question = models.CharField(max_length=8)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "key", "question"], name="one_answer_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"an answer to {self.question}"
