import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, F, Q
from django.utils import timezone

from guildhall.activity.leased import Leased, LeasedQuerySet

_OPEN = Q(sent_at__isnull=True, dropped_at__isnull=True, given_up_at__isnull=True)


class LetterQuerySet(LeasedQuerySet["Letter"]):
    def waiting(self) -> Self:
        return self.filter(_OPEN)

    def sendable(self, *, at: dt.datetime) -> Self:
        """Due, while the mail server takes mail."""
        return self.due(at=at).exclude(Exists(Standstill.objects.filter(until__gt=at)))


class Letter(Leased):
    """One mail to one person: waiting, sent, dropped (no longer needed) or given up.

    `about` holds ids. A letter goes to the address of a person, or (person 0) to
    `address`. `key` joins what may be said in one letter: of one kind, recipient
    and key at most one waits.
    """

    MOST_ATTEMPTS = 40  # with pauses of up to four hours: five days

    kind = models.CharField(max_length=40)
    person_id = models.BigIntegerField(default=0)
    address = models.EmailField(blank=True)
    about = models.JSONField(default=dict)
    key = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    perhaps_twice = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "person_id", "address", "key"],
                name="letter_waits_once",
                condition=_OPEN & ~Q(key=""),
            ),
        ]
        indexes = [
            models.Index(fields=["not_before", "id"], name="letter_due", condition=_OPEN),
            models.Index(fields=["made_at", "id"], name="letter_made"),
            models.Index(
                fields=["given_up_at"],
                name="letter_given_up",
                condition=Q(given_up_at__isnull=False),
            ),
            models.Index(fields=["person_id", "made_at"], name="letter_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id or self.address}"

    @property
    def state(self) -> str:
        """sent, dropped, given up, late (failed, and will be tried again) or waiting."""
        if self.sent_at:
            return "sent"
        if self.dropped_at:
            return "dropped"
        if self.given_up_at:
            return "given up"
        return "late" if self.attempts or self.reason else "waiting"

    @property
    def message_id_stem(self) -> str:
        """The same at each attempt, so that mail programs show a mail that came twice only once."""
        return f"letter.{self.pk}.{int(self.made_at.timestamp())}"

    def begin(self, *, at: dt.datetime) -> None:
        """Where the last attempt was never reported, the mail may have gone out."""
        if self.leased_until is not None:
            Letter.objects.filter(pk=self.pk).update(perhaps_twice=F("perhaps_twice") + 1)
        super().begin(at=at)


class Standstill(models.Model):
    """The mail server takes nothing: since when, why, and when we try again. At most one."""

    LONGEST_PAUSE = dt.timedelta(minutes=30)

    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(default=timezone.now)
    tries = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"no mail has gone out since {self.since:%d %B, %H:%M}"


class BadAddress(models.Model):
    """An address that a server refused for good, or from which a mail came back.

    Nothing is sent there until its person confirms it again.
    """

    address = models.EmailField(unique=True)
    reason = models.CharField(max_length=300)
    bounces = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.address

    @classmethod
    def note(cls, address: str, reason: str) -> None:
        """Keep it once, however many mails come back."""
        _row, is_new = cls.objects.get_or_create(
            address=address.lower(), defaults={"reason": reason[:300]}
        )
        if not is_new:
            cls.objects.filter(address=address.lower()).update(
                bounces=F("bounces") + 1, reason=reason[:300], at=timezone.now()
            )
