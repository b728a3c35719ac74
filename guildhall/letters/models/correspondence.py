from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from guildhall.people.models import Person


class CorrespondenceQuerySet(models.QuerySet["Correspondence"]):
    """Who sees a correspondence, and with it its address.

    ====================================  ====
    is in it                              yes
    left it, and hasn't removed it        yes
    stewards, owners, anyone else         no
    ====================================  ====

    What they read in it is decided by `MessageQuerySet.visible_to`.
    """

    def visible_to(self, person: Person) -> Self:
        from guildhall.letters.models.correspondent import Correspondent  # which refers to this

        listed = Correspondent.objects.filter(correspondence=OuterRef("pk"), person=person.pk)
        return self.filter(Exists(listed.filter(is_listed=True)))


class Correspondence(models.Model):
    """What two people write to each other, or a circle of up to six.

    Two people have one: the newer, where accounts were merged. What they wrote stays between them
    when they begin a circle with others.
    """

    MOST_PEOPLE = 6

    is_circle = models.BooleanField(default=False)
    name = models.CharField(max_length=80, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)

    objects = CorrespondenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{'circle' if self.is_circle else 'letter'} {self.pk}"
