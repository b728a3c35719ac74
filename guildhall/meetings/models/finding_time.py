from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.meetings.models.meeting import Meeting
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class TimeOption(models.Model):
    """One of the times suggested for a meeting that has none yet."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="options")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="option_once")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class TimeVoice(models.Model):
    """Whether one of the times suits someone."""

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        PERHAPS = "perhaps", _("if need be")
        NO = "no", _("no")

    option = models.ForeignKey(TimeOption, models.CASCADE, related_name="voices")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    answer = models.CharField(max_length=8, choices=Answer)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["option", "person"], name="time_voice_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.answer}"
