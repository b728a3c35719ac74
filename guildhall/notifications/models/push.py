import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.activity.leased import Leased, LeasedQuerySet
from guildhall.notifications.models.notice import Notice
from guildhall.people.belongings import of_the_account
from guildhall.people.models import Person


class PushDevice(models.Model):
    """A browser that may show notices, with the address of its push service and its own keys."""

    person = of_the_account(models.ForeignKey(Person, models.CASCADE, related_name="push_devices"))
    endpoint = models.CharField(max_length=800, unique=True)
    public_key = models.CharField(max_length=120)
    auth_secret = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=timezone.now)
    failing_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"device of {self.person_id}"


class Push(Leased):
    """One notice on its way to one device. Gone once it is shown; the list keeps the notice."""

    LEASE = dt.timedelta(minutes=2)
    MOST_ATTEMPTS = 4

    notice = models.ForeignKey(Notice, models.CASCADE)
    device = models.ForeignKey(PushDevice, models.CASCADE)

    objects = LeasedQuerySet["Push"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "device"], name="push_once")]
        indexes = [
            models.Index(
                fields=["not_before", "id"], name="push_due", condition=Q(given_up_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"push of {self.notice_id}"
