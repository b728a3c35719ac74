from django.db import models
from django.utils import timezone

from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.project import Project

MOST_SUPPLIES = 60


class Supply(models.Model):
    """Something a project needs on its day. `brought_by` brings it; nobody yet where that is None.

    `brought_by_name` names someone who has no account here.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="supplies")
    name = models.CharField(max_length=120)
    added_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    brought_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    brought_by_name = models.CharField(max_length=80, blank=True)
    taken_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="supply_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_taken(self) -> bool:
        return self.brought_by_id is not None or bool(self.brought_by_name)
