from django.db import models
from django.utils import timezone

from guildhall.commons.models.entry import Entry
from guildhall.commons.models.reply import Reply
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class Link(models.Model):
    """One entry led to another; these links make up where something came from."""

    class Kind(models.TextChoices):
        GREW_INTO = "grew_into"
        SAME_AS = "same_as"
        RELATED = "related"
        ANSWERED_BY = "answered_by"

    source = models.ForeignKey(Entry, models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Entry, models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=12, choices=Kind)
    credit_reply = models.ForeignKey(Reply, models.SET_NULL, null=True, related_name="+")
    excerpt = models.CharField(max_length=400, blank=True)
    moved_reply_ids = models.JSONField(default=list)
    made_by = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="link_leads_elsewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"
