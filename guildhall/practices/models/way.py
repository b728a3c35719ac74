import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Entry, Outcome, Standing
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person
from guildhall.practices.models.label import Label
from guildhall.practices.models.rules import Rules
from guildhall.practices.models.states import CheckState, Rung

LATELY = dt.timedelta(days=90)


class WayQuerySet(models.QuerySet["Way"]):
    def published(self) -> Self:
        return self.filter(entry__standing=Standing.PUBLISHED)

    def in_force(self) -> Self:
        """Published and not withdrawn."""
        return self.published().exclude(entry__state=Rung.WITHDRAWN)

    def overdue(self, today: dt.date) -> Self:
        """They need a check again: their day has come."""
        return self.in_force().filter(look_again_on__lte=today)


class Way(models.Model):
    """What only a tip or a practice has. Title, whole text, authors and topics are its entry's.

    `parts` holds the source of each part by its name, as it was typed; the entry's text is made
    of them. `key` is the same in every hall that it goes to with a pack. `counter_case` is the
    report that says best where it fails; while it counts, the page shows it beside the text.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="way")
    key = models.UUIDField(default=uuid.uuid4, db_index=True)
    parts = models.JSONField(default=dict)
    label = models.ForeignKey(Label, models.SET_NULL, null=True, related_name="ways")
    home_unit = models.CharField(max_length=80, blank=True)
    check_state = models.CharField(max_length=10, choices=CheckState, default=CheckState.UNCHECKED)
    checked_at = models.DateTimeField(null=True)
    claimed_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="checks_claimed")
    )
    claimed_until = models.DateTimeField(null=True)
    check_offered_at = models.DateTimeField(null=True)
    questioned_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    stands_behind = goes_along(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="ways_stood_behind")
    )
    stood_behind_at = models.DateTimeField(null=True)
    look_again_on = models.DateField(null=True)
    overdue_told_at = models.DateTimeField(null=True)
    withdrawn_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    branch_of = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="branches")
    branch_place = models.CharField(max_length=80, blank=True)
    counter_case = models.ForeignKey(Outcome, models.SET_NULL, null=True, related_name="+")
    rules: Rules  # of its community, where `way_at` read them

    objects = WayQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["check_state", "claimed_until"],
                name="way_check",
                condition=~Q(check_state="checked"),
            ),
            models.Index(
                fields=["look_again_on"],
                name="way_look_again",
                condition=Q(look_again_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.entry.title

    @property
    def is_checked(self) -> bool:
        return self.check_state == CheckState.CHECKED

    @property
    def rung_label(self) -> str:
        """How far it has been tested, in the words of the page."""
        return str(Rung(self.entry.state).label) if self.entry.state in Rung.values else ""

    @property
    def is_withdrawn(self) -> bool:
        return self.entry.state == Rung.WITHDRAWN

    @property
    def is_overdue(self) -> bool:
        return (
            self.look_again_on is not None
            and self.look_again_on <= timezone.localdate()
            and not self.is_withdrawn
        )
