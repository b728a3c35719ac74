import datetime as dt
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry


class OpeningState(models.TextChoices):
    OPEN = "open", _("open")
    FOUND = "found", _("found")
    CLOSED = "closed", _("closed")


class OpeningQuerySet(models.QuerySet["Opening"]):
    def over(self, today: dt.date) -> Self:
        """Open, and past their last day."""
        return self.filter(entry__state=OpeningState.OPEN, until_on__lt=today)


class Opening(models.Model):
    """What only an opening has: what it is, whether it is offered or sought, its last day."""

    class What(models.TextChoices):
        JOB = "job", _("A job")
        GIG = "gig", _("A small job, for hours or days")
        SHADOWING = "shadowing", _("A day along with someone")
        HELP = "help", _("Help with something")
        LEND = "lend", _("A tool or a thing to lend")

    class Way(models.TextChoices):
        OFFERED = "offered", _("I offer it")
        SOUGHT = "sought", _("I look for it")

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="opening")
    what = models.CharField(max_length=10, choices=What, default=What.HELP)
    way = models.CharField(max_length=8, choices=Way, default=Way.SOUGHT)
    until_on = models.DateField(null=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["until_on"], name="opening_until")]

    def __str__(self) -> str:
        return f"opening {self.pk}"

    @property
    def is_offered(self) -> bool:
        return self.way == self.Way.OFFERED
