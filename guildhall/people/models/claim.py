import datetime as dt

from django.db import models
from django.utils import timezone

from guildhall.people.belongings import of_the_account, stays_behind

REVOCABLE_FOR = dt.timedelta(days=7)


class Claim(models.Model):
    """Someone confirmed: this imported author was me.

    Which rows moved is kept, so that it can be undone.
    """

    imported = of_the_account(
        models.ForeignKey("people.Person", models.CASCADE, related_name="claims")
    )
    person = stays_behind(
        models.ForeignKey("people.Person", models.CASCADE, related_name="claimed")
    )
    at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)
    moved = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["imported"],
                name="claimed_once",
                condition=models.Q(revoked_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} was {self.imported_id}"

    @property
    def is_revocable(self) -> bool:
        return self.revoked_at is None and timezone.now() - self.at < REVOCABLE_FOR
