import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

_OPEN = Q(sent_at__isnull=True, dropped_at__isnull=True, given_up_at__isnull=True)


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> Self:
        return self.filter(_OPEN)

    def due(self, *, at: dt.datetime) -> Self:
        """Free to be taken by a worker: its time has come, and no worker holds it."""
        return self.waiting().filter(Q(leased_until__isnull=True) | Q(leased_until__lt=at), not_before__lte=at)

    def given_up(self) -> Self:
        return self.filter(given_up_at__isnull=False)


class Letter(models.Model):
    """One mail to one person: waiting, sent, dropped (there was nothing to say any more) or given up.

    `about` holds ids. A letter goes to the address of a person, or (person 0) to
    `address`. `key` joins what may be said in one letter: of one kind, recipient
    and key at most one waits.
    """

    kind = models.CharField(max_length=40)
    person_id = models.BigIntegerField(default=0)
    address = models.EmailField(blank=True)
    about = models.JSONField(default=dict)
    key = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    sending_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    perhaps_twice = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "person_id", "address", "key"], name="letter_waits_once", condition=_OPEN & ~Q(key="")
            ),
        ]
        indexes = [
            models.Index(fields=["not_before", "id"], name="letter_due", condition=_OPEN),
            models.Index(fields=["made_at", "id"], name="letter_made"),
            models.Index(fields=["given_up_at"], name="letter_given_up", condition=Q(given_up_at__isnull=False)),
            models.Index(fields=["person_id", "made_at"], name="letter_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id or self.address}"

    @property
    def state(self) -> str:
        """sent, dropped, given up, late (tried, and to be tried again) or waiting."""
        if self.sent_at:
            return "sent"
        if self.dropped_at:
            return "dropped"
        if self.given_up_at:
            return "given up"
        return "late" if self.attempts else "waiting"

    @property
    def message_id_stem(self) -> str:
        """The same at each attempt, so that a mail program shows a mail that came twice once."""
        return f"letter.{self.pk}.{int(self.made_at.timestamp())}"


class BadAddress(models.Model):
    """An address that a server refused for good, or from which a mail came back. Nothing is sent there until it is confirmed anew."""

    address = models.EmailField(unique=True)
    reason = models.CharField(max_length=300)
    bounces = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.address

    @classmethod
    def note(cls, address: str, reason: str) -> None:
        """Write it down once, however many mails come back."""
        _row, is_new = cls.objects.get_or_create(address=address.lower(), defaults={"reason": reason[:300]})
        if not is_new:
            cls.objects.filter(address=address.lower()).update(bounces=F("bounces") + 1, reason=reason[:300], at=timezone.now())
