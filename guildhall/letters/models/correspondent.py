from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.letters.models.correspondence import Correspondence
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class CorrespondentQuerySet(models.QuerySet["Correspondent"]):
    def current(self) -> Self:
        return self.filter(left_at=None)

    def of(self, person: Person) -> Self:
        """One row for each letter that this person has in their list."""
        return self.filter(person=person.pk, is_listed=True)


class Correspondent(models.Model):
    """Someone is in a correspondence, from one message until another; by ids, which grow.

    They read what comes after `after_id`, up to `until_id` where they left. Who comes back has a
    second row, and only the newest is listed. `is_new` and `read_id` say what they have not read:
    nobody else is shown that, nor is it an event.
    """

    correspondence = models.ForeignKey(
        Correspondence, models.CASCADE, related_name="correspondents"
    )
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    after_id = models.BigIntegerField(default=0)
    until_id = models.BigIntegerField(null=True)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(default=timezone.now)
    read_id = models.BigIntegerField(default=0)
    is_new = models.BooleanField(default=False)
    is_listed = models.BooleanField(default=True)

    objects = CorrespondentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["correspondence", "person"],
                name="correspondent_once",
                condition=Q(left_at__isnull=True),
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, until_id__isnull=True)
                | Q(left_at__isnull=False, until_id__isnull=False),
                name="correspondent_leaves_at_a_message",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "last_at", "id"],
                name="correspondent_list",
                condition=Q(is_listed=True),
            ),
            models.Index(
                fields=["person", "last_at", "id"],
                name="correspondent_new",
                condition=Q(is_listed=True, is_new=True),
            ),
        ]

    def __str__(self) -> str:
        return f"correspondent {self.pk}"

    @property
    def has_left(self) -> bool:
        return self.left_at is not None
