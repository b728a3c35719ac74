from django.db import models

from guildhall.health.models.snapshot import Snapshot


class Chart(models.Model):
    """A drawing of what was kept in a snapshot, for light and for dark pages.

    Made by the worker.
    """

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="charts")
    name = models.CharField(max_length=40)
    light = models.TextField()
    dark = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "name"], name="one_chart_of_a_name")
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.snapshot_id}"
