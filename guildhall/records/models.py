from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class RecordItemQuerySet(models.QuerySet["RecordItem"]):
    def visible_to(self, person: Person | None) -> Self:
        """One's own; stewards, owners and everyone else see none."""
        if person is None or not person.is_authenticated:
            return self.none()
        return self.filter(person=person)


class RecordItem(models.Model):
    """One thing that someone chose to keep, in their own words.

    It may lead to a text of theirs, as long as they can read that.
    """

    class Part(models.TextChoices):
        ASKED = "asked", _("Asked")
        LEARNED = "learned", _("Learned")
        HELPED = "helped", _("Helped with")
        TAUGHT = "taught", _("Taught")
        BUILT = "built", _("Built")

    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    part = models.CharField(max_length=8, choices=Part)
    title = models.CharField(max_length=200)
    words = models.TextField(max_length=1000, blank=True)
    on = models.DateField(default=timezone.localdate)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    reply = models.ForeignKey(Reply, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = RecordItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "entry"],
                name="entry_in_record_once",
                condition=Q(entry__isnull=False, reply__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["person", "reply"],
                name="reply_in_record_once",
                condition=Q(reply__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["person", "-on", "-id"], name="record_of_person")]

    def __str__(self) -> str:
        return self.title
