import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.people.belongings import goes_along


class WayInQuerySet(models.QuerySet["WayIn"]):
    def open(self) -> Self:
        return self.filter(used_at=None, expires_at__gt=timezone.now())


def in_half_an_hour() -> dt.datetime:
    return timezone.now() + dt.timedelta(minutes=30)


class WayIn(models.Model):
    """A link to a new password that an owner hands over: for half an hour, once.

    The token is kept as a hash; the owner sees it once, on a page.
    """

    person = goes_along(models.ForeignKey("people.Person", models.CASCADE, related_name="+"))
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(default=in_half_an_hour)
    used_at = models.DateTimeField(null=True)

    objects = WayInQuerySet.as_manager()

    def __str__(self) -> str:
        return f"way in {self.pk}"
