from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import goes_along
from guildhall.people.models import Person, Unit
from guildhall.practices.models.way import Way


class UseStage(models.TextChoices):
    """How far a unit has come with a tip or practice (domain.md, 1.4, after Szulanski)."""

    CONSIDERING = "considering", _("considering it")
    TRYING = "trying", _("trying it")
    ADAPTING = "adapting", _("adapting it")
    EVERYDAY = "everyday", _("using it every day")
    STOPPED = "stopped", _("stopped using it")


IN_USE = (UseStage.ADAPTING, UseStage.EVERYDAY)  # a place where it works


class UseQuerySet(models.QuerySet["Use"]):
    def current(self) -> Self:
        return self.filter(until=None)

    def going_on(self) -> Self:
        return self.current().exclude(stage=UseStage.STOPPED)


class Use(models.Model):
    """What one unit says of its use, from one moment until another.

    The unit's name stays when the unit goes.
    """

    way = models.ForeignKey(Way, models.CASCADE, related_name="uses")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+")
    unit_name = models.CharField(max_length=80)
    unit_key = models.CharField(max_length=80)
    person = goes_along(models.ForeignKey(Person, models.PROTECT, related_name="uses"))
    stage = models.CharField(max_length=12, choices=UseStage)
    line = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    objects = UseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["way", "unit_key"], name="use_once", condition=Q(until__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_name}: {self.stage}"
