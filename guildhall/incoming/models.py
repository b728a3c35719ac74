from django.db import models
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.people.models import Person


class IncomingMail(models.Model):
    """One mail, from its arrival to what became of it. Its text goes a week after it was handled."""

    class State(models.TextChoices):
        WAITING = "waiting"
        ASKED = "asked"
        DONE = "done"
        REFUSED = "refused"
        IGNORED = "ignored"

    fingerprint = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=320, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    raw = models.BinaryField(default=b"")
    is_too_large = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    attempts = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField(default=timezone.now)
    handled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["received_at", "id"], name="incoming_waiting", condition=models.Q(state="waiting")),
            models.Index(fields=["handled_at"], name="incoming_handled"),
            models.Index(fields=["sender", "received_at"], name="incoming_sender"),
        ]

    def __str__(self) -> str:
        return f"mail from {self.sender or 'somebody'}, {self.state}"
