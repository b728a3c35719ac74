from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.meetings.models.meeting import Meeting
from guildhall.meetings.models.series import Series
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class Coming(models.Model):
    """Whether someone is going (empty: no answer), and whether they were there.

    The first to say yes get the seats; the others wait in order of `at`. That someone was there
    they say themselves, or the host does (`noted_by`).
    """

    class Answer(models.TextChoices):
        YES = "yes", _("going")
        PERHAPS = "perhaps", _("might go")
        NO = "no", _("can't go")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="comings")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    at = models.DateTimeField(default=timezone.now)
    came_at = models.DateTimeField(null=True)
    noted_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="coming_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.answer}"


class WouldHost(models.Model):
    """Someone offers to host a meeting of a series. Nobody else is suggested."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="would_host")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "person"], name="would_host_once")]

    def __str__(self) -> str:
        return f"{self.person_id} would host {self.series_id}"
