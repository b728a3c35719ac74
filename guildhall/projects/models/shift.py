from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.project import Project
from guildhall.projects.models.volunteer import Volunteer

MOST_SHIFTS = 60
MOST_PLACES = 200


class Shift(models.Model):
    """A job with places, from one moment to another; one without a time is a role."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="shifts")
    name = models.CharField(max_length=120)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    places = models.PositiveSmallIntegerField(default=1)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = [F("starts_at").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="shift_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="shift_has_places"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_role(self) -> bool:
        return self.starts_at is None


class PlaceState(models.TextChoices):
    """What a place is to the person who holds it, or to others."""

    HELD = "held", _("taken")
    TO_SWAP = "to_swap", _("looking for someone")


class Place(models.Model):
    """One place of a shift, held by a member or by a volunteer.

    `swap_asked_at`: its holder looks for someone who takes it over, and keeps it until then.
    """

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="held")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, null=True, related_name="+"))
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, null=True, related_name="held")
    at = models.DateTimeField(default=timezone.now)
    swap_asked_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    came_at = models.DateTimeField(null=True)
    noted_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["shift", "person"], name="place_once"),
            models.UniqueConstraint(fields=["shift", "volunteer"], name="volunteer_place_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, volunteer__isnull=True)
                | Q(person__isnull=True, volunteer__isnull=False),
                name="place_held_by_one",
            ),
        ]

    def __str__(self) -> str:
        return f"place {self.pk} of {self.shift_id}"

    @property
    def state(self) -> PlaceState:
        return PlaceState.TO_SWAP if self.swap_asked_at else PlaceState.HELD

    @property
    def holder_name(self) -> str:
        if self.person is not None:
            return self.person.name
        return self.volunteer.name if self.volunteer else ""
