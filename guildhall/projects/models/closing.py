from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import goes_along
from guildhall.people.models import Person
from guildhall.projects.models.project import Project
from guildhall.projects.models.volunteer import Volunteer


class Judgement(models.Model):
    """Whether it met the need, said by someone it concerns: a member or a volunteer."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("Not really")

    project = models.ForeignKey(Project, models.CASCADE, related_name="judgements")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, null=True, related_name="+"))
    volunteer = models.ForeignKey(Volunteer, models.SET_NULL, null=True, related_name="+")
    answer = models.CharField(max_length=6, choices=Answer)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="judged_once"),
            models.UniqueConstraint(fields=["project", "volunteer"], name="volunteer_judged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.answer} of {self.project_id}"


class ThankYou(models.Model):
    """A card to one of those who took part, written by the organisers."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="thank_yous")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, null=True, related_name="+"))
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, null=True, related_name="cards")
    words = models.CharField(max_length=400)
    by = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="project_thanked_once"),
            models.UniqueConstraint(fields=["project", "volunteer"], name="volunteer_thanked_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, volunteer__isnull=True)
                | Q(person__isnull=True, volunteer__isnull=False),
                name="thank_you_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"thank-you {self.pk}"
