from django.db import models


class Arrival(models.Model):
    """A row of a source that is here already, written with what it became."""

    source = models.CharField(max_length=100)
    kind = models.CharField(max_length=10)
    foreign_id = models.BigIntegerField()
    target_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "foreign_id"], name="arrival_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.foreign_id} of {self.source}"
