import datetime as dt
from typing import Self

from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        return self.filter(
            models.Q(uses_left__gt=0), revoked_at__isnull=True, expires_at__gt=timezone.now()
        )


def in_two_weeks() -> dt.datetime:
    return timezone.now() + dt.timedelta(days=14)


class Invitation(models.Model):
    """Lets someone into the hall: by mail domain, or to claim what an imported author wrote.

    The token is kept as a hash; people see it once, on a page or in a mail.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    claims = stays_behind(
        models.ForeignKey(
            "people.Person", models.CASCADE, null=True, related_name="claim_invitations"
        )
    )
    created_by = stays_behind(
        models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_two_weeks)
    uses_left = models.PositiveIntegerField(default=1)
    revoked_at = models.DateTimeField(null=True)
    accepted_by = stays_behind(
        models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    )
    accepted_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class OwnerLink(models.Model):
    """The one-time link by which an operator becomes the hall's owner. Hashed, 30 minutes, once."""

    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"owner link {self.pk}"
