import datetime as dt
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Entry, Reply, entry_seen_by, reply_seen_by
from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

Fetched = TypeVar("Fetched")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unseen(self) -> Self:
        return self.filter(seen_at__isnull=True)

    def of(self, person: Person, *, at: dt.datetime | None = None) -> Self:
        """Notices of this person, without those of what was moved, hidden or deleted since."""
        entries = Q(entry__isnull=True) | entry_seen_by(person, of="entry__", at=at)
        replies = Q(reply__isnull=True) | reply_seen_by(person, of="reply__", at=at)
        return self.filter(entries, replies, person=person)


class Notice(models.Model):
    """What one person is told in one piece: in ids, so that its words are always up to date.

    While it is unseen, what else happens of the same `key` gathers in it.
    """

    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="notices"))
    rule = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    reason = models.CharField(max_length=20)
    community = models.ForeignKey(Community, models.CASCADE, null=True, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="+")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="+")
    actor = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    detail = models.JSONField(default=dict)
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)

    fetched: object = None  # no column: what its rule's `prepare` fetched for its sentence

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"], name="notice_gathers", condition=Q(seen_at__isnull=True)
            ),
        ]
        indexes = [
            models.Index(fields=["person", "last_at", "id"], name="notice_of_person"),
            models.Index(fields=["last_at"], name="notice_age"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} for {self.person_id}"

    def fetched_as(self, kind: type[Fetched]) -> Fetched | None:
        """What its rule fetched for it, if that is of `kind`."""
        return self.fetched if isinstance(self.fetched, kind) else None


class Hearing(models.Model):
    """One person was told of one event: never twice, however often it is delivered."""

    event_id = models.BigIntegerField()
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="hearings")
    reply_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_id", "person"], name="heard_once")]

    def __str__(self) -> str:
        return f"{self.person_id} was told of {self.event_id}"
