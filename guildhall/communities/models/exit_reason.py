import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models.community import Community


class ExitReason(models.Model):
    """Why someone left, as they ticked it: without their name, and with the week alone.

    It is counted (domain.md IDEN-9), and read nowhere else.
    """

    class Reason(models.TextChoices):
        MOVED = "topic_moved", _("The topic isn't mine any more")
        TIME = "no_time", _("I have no time for it")
        USE = "no_use", _("It wasn't useful to me")
        WELCOME = "not_welcome", _("I didn't feel welcome")
        JOB = "changed_job", _("I changed jobs")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason)
    monday_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["community", "monday_on"], name="exit_reason_by_week")]

    def __str__(self) -> str:
        return self.reason

    @staticmethod
    def monday_of(day: dt.date) -> dt.date:
        return day - dt.timedelta(days=day.weekday())
