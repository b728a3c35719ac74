from django.db import models
from django.utils import timezone


class Attempt(models.Model):
    """One try that counts towards a limit, for a while.

    `key` is a keyed hash: neither who nor from where can be read.
    """

    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["key", "at"], name="attempt_key"),
            models.Index(fields=["at"], name="attempt_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S}"
