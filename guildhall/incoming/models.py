from typing import Any, Self

from django.db import models
from django.utils import timezone

from guildhall.activity.leased import Leased, LeasedQuerySet
from guildhall.commons.models import Entry
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class IncomingMailQuerySet(LeasedQuerySet["IncomingMail"]):
    def waiting(self) -> Self:
        return self.filter(state=IncomingMail.State.WAITING)


class IncomingMail(Leased):
    """One mail, from its arrival on. Its text is deleted a week after it was handled.

    `mark` is shared by all deliveries of the same mail; `left_out` names what was not posted, each
    with a reason.
    """

    MOST_ATTEMPTS = 5

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
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, null=True, related_name="+"))
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    mark = models.CharField(max_length=64, blank=True)
    left_out = models.JSONField(default=list)
    received_at = models.DateTimeField(default=timezone.now)
    handled_at = models.DateTimeField(null=True)

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="incoming_due",
                condition=models.Q(state="waiting"),
            ),
            models.Index(fields=["handled_at"], name="incoming_handled"),
            models.Index(fields=["mark"], name="incoming_mark"),
            models.Index(fields=["sender", "received_at"], name="incoming_sender"),
        ]

    def __str__(self) -> str:
        return f"mail from {self.sender or 'an unknown sender'}, {self.state}"

    def give_up(self, reason: str, **changes: Any) -> None:
        """It breaks us each time: keep it as refused, for an owner to see."""
        super().give_up(reason, state=self.State.REFUSED, handled_at=timezone.now(), **changes)
