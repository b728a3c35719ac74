from django.db import models
from django.utils import timezone


class Forwarding(models.Model):
    """How the newest sign-in came: the machine that asked us, and the header it sent.

    One row.
    """

    peer = models.CharField(max_length=60)
    forwarded_for = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_forwarding")]

    def __str__(self) -> str:
        return f"{self.forwarded_for}, {self.peer}"
