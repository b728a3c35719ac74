import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.activity.leased import MOST_COUNTED, Leased, LeasedQuerySet

OLD = dt.timedelta(hours=12)


class Event(models.Model):
    """One act, in plain ids and never in text or names. Nothing changes or removes an event."""

    verb = models.CharField(max_length=40)
    community_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    entry_id = models.BigIntegerField(null=True)
    reply_id = models.BigIntegerField(null=True)
    toward_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    topics = models.JSONField(default=list)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    is_automated = models.BooleanField(default=False)
    is_imported = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["community_id", "at", "id"], name="event_community_at"),
            models.Index(fields=["recorded_at"], name="event_recorded_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.pk}"

    @property
    def is_news(self) -> bool:
        """Whether people should be told: not imported, and not recorded long after it happened."""
        return not self.is_imported and self.recorded_at - self.at <= OLD


class Delivery(Leased):
    """One event on its way to one listener. The row is deleted once it was delivered."""

    listener = models.CharField(max_length=60)
    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    cursor = models.JSONField(default=dict)

    objects = LeasedQuerySet["Delivery"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listener", "event"], name="delivery_once")]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="delivery_due",
                condition=Q(given_up_at__isnull=True),
            ),
            models.Index(
                fields=["given_up_at", "not_before"],
                name="delivery_tried",
                condition=Q(attempts__gt=0),
            ),
            models.Index(
                fields=["given_up_at"],
                name="delivery_given_up",
                condition=Q(given_up_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listener} of event {self.event_id}"


class Recurrence(Leased):
    """When a recurring job runs next, and how its last run went. It is never given up."""

    LEASE = dt.timedelta(minutes=30)
    MOST_ATTEMPTS = MOST_COUNTED + 1
    LONGEST_PAUSE = dt.timedelta(days=1)

    name = models.CharField(max_length=60, unique=True)
    last_finished_at = models.DateTimeField(null=True)
    last_well_at = models.DateTimeField(null=True)

    objects = LeasedQuerySet["Recurrence"].as_manager()

    def __str__(self) -> str:
        return self.name
