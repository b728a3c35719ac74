from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.project import Project


class StepAnswer(models.Model):
    """What the people who run a project answer to the question of one of its ten steps.

    `settled_at`: they see this step as done. Nothing waits for that.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="step_answers")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000, blank=True)
    settled_at = models.DateTimeField(null=True)
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="step_answered_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=10), name="ten_steps"
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.number} of {self.project_id}"
