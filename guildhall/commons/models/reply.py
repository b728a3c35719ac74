from typing import Self

from django.db import models
from django.db.models import Q

from guildhall.commons.models.entry import Entry, Standing, Written
from guildhall.people.models import Person


class ReplyQuerySet(models.QuerySet["Reply"]):
    """A reply is seen where its entry is; unpublished ones by their author and the stewards."""

    def visible_to(self, person: Person | None) -> Self:
        seen = self.filter(entry__in=Entry.objects.visible_to(person))
        if person is None or not person.is_authenticated:
            return seen.published()
        return seen.filter(Q(standing=Standing.PUBLISHED) | Q(author=person))

    def published(self) -> Self:
        return self.filter(standing=Standing.PUBLISHED)


class Reply(Written):
    """An answer to an entry, or a comment on it or on an answer."""

    class Role(models.TextChoices):
        ANSWER = "answer"
        COMMENT = "comment"

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="replies")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    role = models.CharField(max_length=10, choices=Role)
    author = models.ForeignKey(Person, models.PROTECT, related_name="replies")

    objects = ReplyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["entry", "created_at", "id"], name="reply_in_entry"),
            models.Index(fields=["author", "created_at"], name="reply_author"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
