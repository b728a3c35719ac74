import datetime as dt
from typing import Self

from django.core.signing import BadSignature, Signer
from django.db import models
from django.urls import reverse
from django.utils import timezone

from guildhall.communities.models.community import Community
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, *, at: dt.datetime | None = None) -> Self:
        return self.filter(
            uses_left__gt=0, revoked_at__isnull=True, expires_at__gt=at or timezone.now()
        )

    def by_token(self, token: str) -> "Invitation | None":
        """The invitation that this link names, open or not; None for a link we never made."""
        try:
            pk = int(_signer().unsign(token))
        except (BadSignature, ValueError):
            return None
        return self.select_related("community", "created_by").filter(pk=pk).first()


def in_a_month() -> dt.datetime:
    return timezone.now() + dt.timedelta(days=30)


def _signer() -> Signer:
    return Signer(salt="guildhall.communities.invitation", sep=".")


class Invitation(models.Model):
    """A link into a community: one for many, or one for a named person or address.

    The link is signed, not stored: a steward can copy it again, and revoking the row ends it.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="invitations")
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    uses_left = models.PositiveIntegerField(default=1)
    created_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_a_month)
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["email"], name="invitation_email")]

    def __str__(self) -> str:
        return self.name or self.email or f"link {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("invitation", args=[self.token])

    @property
    def token(self) -> str:
        return _signer().sign(str(self.pk))

    @property
    def is_open(self) -> bool:
        return self.uses_left > 0 and self.revoked_at is None and self.expires_at > timezone.now()
