import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Standing
from guildhall.ideas.events import SMALL_TEST
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person

TO_REOPEN = dt.timedelta(days=60)


class TestState(models.TextChoices):
    """Where a small test is: the state of its entry."""

    __test__ = False

    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    STOPPED = "stopped", _("stopped early")


class SmallTestQuerySet(models.QuerySet["SmallTest"]):
    def running(self) -> Self:
        return self.filter(
            ended_at=None,
            entry__kind=SMALL_TEST,  # for the index that begins with community and kind
            entry__state=TestState.RUNNING,
            entry__standing=Standing.PUBLISHED,
        )

    def over(self, today: dt.date | Combinable) -> Self:
        """Running past its day: nobody has said yet what was learned."""
        return self.running().filter(until_on__lt=today)

    def of_idea(self, idea_id: int) -> Self:
        """Of this idea, and of those that were merged into it."""
        return self.filter(Q(idea=idea_id) | Q(idea__merged_into=idea_id))


class SmallTest(models.Model):
    """What only a small test has. Its title is what we do; its text holds the plan.

    It is `owner`'s; whoever helps has a row in `helping`. `saved` says what stopping early saved.
    `answers_to` is the page of another part of the hall that asked for it, and asks how it went.
    """

    class Result(models.TextChoices):
        WORKED = "worked", _("It worked")
        PARTLY = "partly", _("It partly worked")
        FAILED = "failed", _("It did not work")
        UNCLEAR = "unclear", _("We can't say")

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="small_test")
    idea = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="small_tests")
    owner = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    belief = models.CharField(max_length=500)
    until_on = models.DateField()
    needs = models.CharField(max_length=200, blank=True)
    looks_at = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    stops_if = models.CharField(max_length=300, blank=True)
    answers_to = models.CharField(max_length=200, blank=True)

    asked_at = models.DateTimeField(null=True)  # what was learned
    passed_on_at = models.DateTimeField(null=True)  # to the stewards

    result = models.CharField(max_length=10, choices=Result, blank=True)
    learned = models.TextField(blank=True)
    saved = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    objects = SmallTestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["until_on"], name="small_test_until", condition=Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"small test {self.pk}"

    @property
    def is_running(self) -> bool:
        return self.entry.state == TestState.RUNNING

    @property
    def is_over(self) -> bool:
        """Past its day, and nobody has said what was learned."""
        return self.is_running and self.until_on < timezone.localdate()

    @property
    def is_fresh(self) -> bool:
        """Ended so lately that it can still go on."""
        return self.ended_at is not None and self.ended_at > timezone.now() - TO_REOPEN


class Helping(models.Model):
    """Someone helps with a small test."""

    test = models.ForeignKey(SmallTest, models.CASCADE, related_name="helping")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["test", "person"], name="helps_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} helps with {self.test_id}"
