import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Standing
from guildhall.library.models.states import PageState
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person

READERS_SEE_AFTER = dt.timedelta(days=21)


class Care(models.TextChoices):
    """Whether people rely on a page, and who keeps it right."""

    NONE = "none", _("nobody has said that people rely on it")
    KEPT = "kept", _("someone looks after it")
    OFFERED = "offered", _("its owner has asked someone to take over")
    OWNERLESS = "ownerless", _("it has no owner")


class Asked(models.IntegerChoices):
    """How far the house has come in asking whether a page is still right."""

    NOBODY = 0, _("nobody yet")
    BEFORE = 1, _("its owner, a week before")
    ON_THE_DAY = 2, _("its owner, on the day")
    DEPUTY = 3, _("the deputy")
    STEWARDS = 4, _("the stewards")
    READERS = 5, _("readers see that nobody has confirmed it")


class RelianceQuerySet(models.QuerySet["Reliance"]):
    def running(self) -> Self:
        """The clock runs: the page is published and not withdrawn, its community not closed."""
        there = self.filter(entry__standing=Standing.PUBLISHED, entry__community__closed_at=None)
        return there.exclude(entry__state=PageState.WITHDRAWN)

    def due(self, today: dt.date) -> Self:
        """They need a check: their day has come."""
        return self.running().filter(look_again_on__lte=today)

    def without_owner(self) -> Self:
        return self.running().filter(owner=None)


class Reliance(models.Model):
    """People rely on a page: who keeps it right, and the day on which they look at it again.

    `asked` is how far the house has come in asking about this day, `asked_of` who is asked now.
    The owner may have offered the page to someone, who has not answered yet.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="reliance")
    owner = goes_along(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="pages_kept")
    )
    deputy = goes_along(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="pages_covered")
    )
    every_months = models.PositiveSmallIntegerField(default=12)
    look_again_on = models.DateField()
    confirmed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = goes_along(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    asked = models.PositiveSmallIntegerField(choices=Asked, default=Asked.NOBODY)
    asked_of = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="pages_to_confirm")
    )
    stewards_asked_at = models.DateTimeField(null=True)
    offered_to = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="pages_offered")
    )
    offered_at = models.DateTimeField(null=True)
    marked_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    marked_at = models.DateTimeField(default=timezone.now)
    ownerless_told_at = models.DateTimeField(null=True)

    objects = RelianceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["look_again_on", "asked"], name="reliance_clock"),
            models.Index(
                fields=["entry"], name="reliance_without_owner", condition=Q(owner__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"people rely on {self.entry_id}"

    @property
    def care(self) -> Care:
        """What its transitions start from (`transitions.py`)."""
        if self.owner_id is None:
            return Care.OWNERLESS
        return Care.OFFERED if self.offered_to_id else Care.KEPT

    @property
    def needs_check(self) -> bool:
        return self.look_again_on <= timezone.localdate()

    @property
    def is_new(self) -> bool:
        """Nobody has confirmed it yet since people rely on it."""
        return self.confirmed_by_id is None

    @property
    def changed_on(self) -> dt.date | None:
        """The day of a change that nobody has confirmed."""
        edited_at = self.entry.edited_at
        has_changed = edited_at is not None and edited_at > self.confirmed_at
        return timezone.localdate(edited_at) if edited_at and has_changed else None

    @property
    def is_unconfirmed(self) -> bool:
        """Every reader sees that nobody has confirmed it."""
        return self.look_again_on + READERS_SEE_AFTER <= timezone.localdate()
