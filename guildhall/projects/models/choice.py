from django.db import models
from django.utils import timezone

from guildhall.people.belongings import goes_along
from guildhall.people.models import Person
from guildhall.projects.models.project import Project

MOST_OPTIONS, MOST_CRITERIA = 12, 6
LOWEST, HIGHEST = 0, 3


class Option(models.Model):
    """One way to do it, to be chosen from."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="options")
    name = models.CharField(max_length=120)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="project_option_once")
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """What matters when we choose: each option gets 0 to 3 for it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="criteria")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="project_criterion_once")
        ]

    def __str__(self) -> str:
        return self.name


class Score(models.Model):
    """What one member gives one option for one criterion. Others see the sums alone."""

    option = models.ForeignKey(Option, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="scores")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["option", "criterion", "person"], name="project_score_once"
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=LOWEST, value__lte=HIGHEST),
                name="project_score_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} for {self.option_id}"
