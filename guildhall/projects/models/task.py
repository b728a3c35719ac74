from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.project import Project

MOST_TASKS = 100


class TaskState(models.TextChoices):
    OPEN = "open", _("nobody yet")
    TAKEN = "taken", _("taken")
    DONE = "done", _("done")


class Task(models.Model):
    """Something to do before, on or after the day: whose it is, until when, what it waits for."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=160)
    owner = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    due_on = models.DateField(null=True)
    waits_for = models.ManyToManyField("self", symmetrical=False, related_name="waited_for_by")
    added_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    class Meta:
        indexes = [
            models.Index(fields=["owner", "due_on"], name="task_of", condition=Q(done_at=None))
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> TaskState:
        if self.done_at is not None:
            return TaskState.DONE
        return TaskState.TAKEN if self.owner_id else TaskState.OPEN
