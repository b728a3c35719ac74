from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.methods.clock import Clock
from guildhall.methods.steps import Step, steps_of
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class SessionState(models.TextChoices):
    """Where a session is: the state of its entry."""

    PREPARED = "prepared", _("to come")
    RUNNING = "running", _("running")
    ENDED = "ended", _("held")


class Session(models.Model):
    """What only a session has: its method, steps and clock, and who leads it.

    `about` is what its leader wrote; once it was held, the text of the entry has the harvest, too.

    `method` is the slug of a card, or empty. `sheet` is the run sheet that it began from. The clock
    and the tables each have a number that goes up with every change, so that those who look ask for
    what is new.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="session")
    method = models.CharField(max_length=40, blank=True)
    sheet = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    leader = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    about = models.TextField(blank=True)
    steps_text = models.TextField()

    step = models.PositiveSmallIntegerField(default=0)
    left = models.IntegerField(default=0)  # seconds, at runs_since or while it rests
    runs_since = models.DateTimeField(null=True)
    clock_version = models.PositiveIntegerField(default=1)
    seats_version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"session {self.pk}"

    @property
    def clock(self) -> Clock:
        return Clock(self.step, self.left, self.runs_since)

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps_of(self.steps_text)
