import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.notifications.models.notice import Notice
from guildhall.people.models import Person


class PushDevice(models.Model):
    """A browser that somebody let show notices; the address is its push service's, the keys are its own."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="push_devices")
    endpoint = models.CharField(max_length=800, unique=True)
    public_key = models.CharField(max_length=120)
    auth_secret = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"device of {self.person_id}"


class PushQuerySet(models.QuerySet["Push"]):
    def due(self, *, at: dt.datetime) -> Self:
        return self.filter(Q(leased_until__isnull=True) | Q(leased_until__lt=at), not_before__lte=at)


class Push(models.Model):
    """One notice on its way to its person's devices. Gone once it was tried: what is missed stands in the list."""

    notice = models.OneToOneField(Notice, models.CASCADE, primary_key=True)
    not_before = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)

    objects = PushQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["not_before"], name="push_due")]

    def __str__(self) -> str:
        return f"push of {self.notice_id}"
