from django.db import models
from django.utils import timezone

from guildhall.people.belongings import of_the_account


class AuditRecord(models.Model):
    """Who did what to accounts, roles, settings and exports. For owners; append-only."""

    act = models.CharField(max_length=40)
    by = of_the_account(
        models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    )
    person = of_the_account(
        models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    )
    community_id = models.BigIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["-at"], name="audit_at")]

    def __str__(self) -> str:
        return f"{self.act} at {self.at:%Y-%m-%d}"
