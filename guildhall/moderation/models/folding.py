from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person


class FoldingQuerySet(models.QuerySet["Folding"]):
    def not_undone(self) -> Self:
        """Those that are not undone, nor being undone."""
        return self.filter(undone_at=None)


class Folding(models.Model):
    """A merge of one community into another, or topics that were split off.

    A worker moves the entries, in batches.
    """

    class Kind(models.TextChoices):
        FOLD = "fold", _("merged into another")
        SPLIT = "split", _("split")

    kind = models.CharField(max_length=6, choices=Kind)
    source = models.ForeignKey(Community, models.CASCADE, related_name="foldings_out")
    target = models.ForeignKey(Community, models.CASCADE, related_name="foldings_in")
    by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    at = models.DateTimeField(default=timezone.now)
    topic_ids = models.JSONField(default=list)
    member_ids = models.JSONField(default=list)
    moved = models.JSONField(default=list)
    moved_at = models.DateTimeField(null=True)
    undone_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    undone_at = models.DateTimeField(null=True)
    moved_back_at = models.DateTimeField(null=True)

    objects = FoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                name="folded_once",
                condition=models.Q(kind="fold", undone_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"

    @property
    def is_under_way(self) -> bool:
        """Whether a worker still moves entries, there or back."""
        return self.moved_at is None if self.undone_at is None else self.moved_back_at is None
