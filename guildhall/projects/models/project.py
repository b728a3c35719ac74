import datetime as dt
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Standing
from guildhall.kit.zones import zone_named
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person
from guildhall.projects.events import PROJECT, ROOM

TO_REOPEN = dt.timedelta(days=60)


class ProjectState(models.TextChoices):
    """Where a project is: the state of its entry."""

    PLANNED = "planned", _("going on")
    FINISHED = "finished", _("finished")
    STOPPED = "stopped", _("stopped")


class ProjectQuerySet(models.QuerySet["Project"]):
    def going_on(self) -> Self:
        return self.filter(
            ended_at=None,
            entry__kind=PROJECT,  # for the index that begins with community and kind
            entry__state=ProjectState.PLANNED,
            entry__standing=Standing.PUBLISHED,
            entry__community__closed_at=None,
        )

    def over(self, at: dt.datetime) -> Self:
        """Going on past its time: nobody has said yet how it went."""
        return self.going_on().filter(ends_at__lt=at)


class Project(models.Model):
    """What only a project has. Its title says what for; its text says more.

    `result` is a result that people can see, `stops_if` when we would stop; `happened`, `lessons`,
    `saved` (by stopping in good time) and who carries on are written at its end.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="project")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    result = models.CharField(max_length=300, blank=True)
    stops_if = models.CharField(max_length=300, blank=True)
    guided_at = models.DateTimeField(null=True)
    chosen = models.ForeignKey("projects.Option", models.SET_NULL, null=True, related_name="+")
    chosen_why = models.CharField(max_length=300, blank=True)

    asked_at = models.DateTimeField(null=True)  # how it went
    passed_on_at = models.DateTimeField(null=True)  # to the stewards

    happened = models.TextField(blank=True)
    lessons = models.TextField(blank=True)
    saved = models.CharField(max_length=200, blank=True)
    carried_on_by = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)  # held, hidden, removed, or its room shut
    ended_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    hours_sum = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="project_ends_after_it_starts",
            )
        ]
        indexes = [
            models.Index(
                fields=["ends_at"], name="project_ends", condition=Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"project {self.pk}"

    @property
    def is_going_on(self) -> bool:
        return self.entry.state == ProjectState.PLANNED

    @property
    def is_there(self) -> bool:
        """For the world: published, in an open room of a community that isn't closed."""
        community = self.entry.community
        is_open = ROOM in community.open_rooms and not community.is_closed
        return is_open and self.entry.is_published

    @property
    def is_over(self) -> bool:
        """Past its time, and nobody has said how it went."""
        return self.is_going_on and self.ends_at is not None and self.ends_at < timezone.now()

    @property
    def is_fresh(self) -> bool:
        """Ended so lately that it can still go on."""
        return self.ended_at is not None and self.ended_at > timezone.now() - TO_REOPEN

    @property
    def is_guided(self) -> bool:
        return self.guided_at is not None

    @property
    def zone(self) -> ZoneInfo:
        """Its times are by the clock of its community."""
        return zone_named(self.entry.community.time_zone)


class Organiser(models.Model):
    """Someone looks after a project. The person who started it is the first."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="organisers")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="organises_once")]

    def __str__(self) -> str:
        return f"{self.person_id} organises {self.project_id}"


class Joining(models.Model):
    """“I'm in”: someone will be there."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="joinings")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="project_joined_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is in {self.project_id}"
