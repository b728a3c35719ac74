from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from guildhall.commons.models import Reply
from guildhall.ideas.models.small_test import SmallTest
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

LARGEST = Decimal(10**12)


class Figure(models.Model):
    """What was measured on a day, in the unit of its test; `line` is what was written with it."""

    test = models.ForeignKey(SmallTest, models.CASCADE, related_name="figures")
    on = models.DateField()
    value = models.DecimalField(
        max_digits=17,
        decimal_places=4,
        validators=[MinValueValidator(-LARGEST), MaxValueValidator(LARGEST)],
    )
    line = models.ForeignKey(Reply, models.SET_NULL, null=True, related_name="+")
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.value} on {self.on}"
