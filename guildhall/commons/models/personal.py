"""What one person does with an entry or reply: thank, follow, bookmark."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models.entry import Entry
from guildhall.commons.models.reply import Reply
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class Thanks(models.Model):
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="thanks_given"))
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="thanks")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="thanks")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=True, reply__isnull=False)
                | Q(entry__isnull=False, reply__isnull=True),
                name="thanks_one_target",
            ),
            models.UniqueConstraint(
                fields=["person", "entry"],
                name="thanks_entry_once",
                condition=Q(entry__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "reply"],
                name="thanks_reply_once",
                condition=Q(reply__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"thanks {self.pk}"


class Follow(models.Model):
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="follows"))
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="follows")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.entry_id}"


class Bookmark(models.Model):
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="bookmarks"))
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="bookmarks")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="bookmark_once")]
        indexes = [models.Index(fields=["person", "at", "id"], name="bookmark_person_at")]

    def __str__(self) -> str:
        return f"{self.person_id} keeps {self.entry_id}"
