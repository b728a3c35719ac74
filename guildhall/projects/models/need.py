from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.project import Project

MOST_VOICES = 60
QUESTIONS = 3


class Voice(models.Model):
    """Who says that it is needed: what someone said, or a figure. `source` says who, or where."""

    class Kind(models.TextChoices):
        WORDS = "words", _("What someone said")
        FIGURE = "figure", _("A figure")

    project = models.ForeignKey(Project, models.CASCADE, related_name="voices")
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.WORDS)
    text = models.CharField(max_length=300)
    source = models.CharField(max_length=200)
    noted_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "text", "source"], name="voice_once")
        ]

    def __str__(self) -> str:
        return self.text


class StreetQuestion(models.Model):
    """One of at most three questions to the people whom the project is for."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="street_questions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="street_question_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=QUESTIONS), name="three_questions"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class StreetSheet(models.Model):
    """One sheet of answers, by link or typed from paper (`typed_by`). It says not who answered.

    The same form, sent twice, has the same `sent_key`.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="sheets")
    sent_key = models.CharField(max_length=64)
    typed_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "sent_key"], name="sheet_once")]

    def __str__(self) -> str:
        return f"sheet {self.pk}"


class StreetAnswer(models.Model):
    sheet = models.ForeignKey(StreetSheet, models.CASCADE, related_name="answers")
    question = models.ForeignKey(StreetQuestion, models.CASCADE, related_name="answers")
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="street_answer_once")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Asset(models.Model):
    """What we have: a skill, a place, a contact, something to lend. `of` says whose it is."""

    class Kind(models.TextChoices):
        SKILL = "skill", _("Can do")
        LOAN = "loan", _("Can lend")
        PLACE = "place", _("Place")
        CONTACT = "contact", _("Contact")

    project = models.ForeignKey(Project, models.CASCADE, related_name="assets")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.LOAN)
    text = models.CharField(max_length=160)
    of = models.CharField(max_length=80, blank=True)
    noted_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "kind", "text"], name="asset_once")
        ]

    def __str__(self) -> str:
        return self.text
