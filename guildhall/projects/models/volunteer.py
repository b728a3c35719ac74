from collections.abc import Collection

from django.db import models
from django.utils import timezone

from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.project import Project

MOST_IN_PUBLIC_THANKS = 500
PUBLIC_PARTS = (
    "about",
    "when",
    "shifts",
    "supplies",
    "result",
    "happened",
    "books",
    "thanks",
)
AFTER_ITS_END = frozenset({"books", "thanks"})  # besides what happened


def is_read_after_its_end(project: Project, parts: Collection[str]) -> bool:
    """Whether these parts still show something then."""
    return ("happened" in parts and bool(project.happened)) or not AFTER_ITS_END.isdisjoint(parts)


class PublicPage(models.Model):
    """The page of a project for people without an account, under a key that nobody can guess.

    It shows the `parts` that its organisers chose. While it `takes_help`, anyone with the link can
    say “I'll help”; while it `takes_answers`, answer the three questions. A new key ends the old.
    `thanks` are words of the organisers to those who gave something.
    """

    project = models.OneToOneField(
        Project, models.CASCADE, primary_key=True, related_name="public_page"
    )
    key = models.CharField(max_length=24, unique=True)
    parts = models.JSONField(default=list)
    thanks = models.CharField(max_length=MOST_IN_PUBLIC_THANKS, blank=True)
    takes_help = models.BooleanField(default=True)
    takes_answers = models.BooleanField(default=False)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"public page of {self.project_id}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Volunteer(models.Model):
    """Someone without an account who said “I'll help”. Organisers alone read how to reach them.

    Someone who offers again gets a row of their own: so the form never shows that someone is on the
    list. Organisers see by `reach_key` that it is the same way to be reached. The same form, sent
    twice, has the same `sent_key`. It is deleted some weeks after the end.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="volunteers")
    name = models.CharField(max_length=80)
    reach = models.CharField(max_length=120)
    reach_key = models.CharField(max_length=120)
    sent_key = models.CharField(max_length=64, null=True)
    at = models.DateTimeField(default=timezone.now)

    came_again = False  # no column: as the list of the organisers says it

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "sent_key"], name="help_offered_once")
        ]

    def __str__(self) -> str:
        return f"volunteer {self.pk}"

    @property
    def is_by_mail(self) -> bool:
        return "@" in self.reach
