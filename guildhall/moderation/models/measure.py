from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.moderation.models.case import Case
from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person


class Measure(models.Model):
    """What a steward did, by which norm, and the reason that the person concerned reads."""

    class Kind(models.TextChoices):
        HID = "hid", _("hidden")
        SENT_BACK = "sent_back", _("not published")
        LOCKED = "locked", _("locked")
        SLOWED = "slowed", _("slowed down")
        MOVED = "moved", _("moved to another community")
        MERGED = "merged", _("merged into another")
        SPLIT = "split", _("split")
        PAUSED = "paused", _("a member paused")
        REMOVED = "removed", _("a member removed")

    community = models.ForeignKey(Community, models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=10, choices=Kind)
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)
    person = goes_along(
        models.ForeignKey(Person, models.CASCADE, null=True, related_name="measures")
    )
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="measures")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="measures")
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="measures")
    norm_text = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=1000)
    until = models.DateTimeField(null=True)
    detail = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )

    class Meta:
        indexes = [
            models.Index(fields=["community", "at", "id"], name="measure_log"),
            models.Index(
                fields=["entry", "kind"],
                name="measure_of_entry",
                condition=models.Q(undone_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None


class Appeal(models.Model):
    """The person concerned by a measure asks another steward to decide."""

    measure = models.OneToOneField(Measure, models.CASCADE, related_name="appeal")
    by = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    decided_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    decided_at = models.DateTimeField(null=True)
    is_upheld = models.BooleanField(default=False)
    answer = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["at"], name="appeal_open", condition=models.Q(decided_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"
