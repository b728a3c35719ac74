from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from guildhall.commons.models import Reply
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person

LONGEST = 600


class FirstLookQuerySet(models.QuerySet["FirstLook"]):
    def of(self, person: Person) -> Self:
        """Those that this person is asked for, whatever became of them. Theirs alone."""
        return self.filter(reply__author=person)


class FirstLook(models.Model):
    """“What did you look at first?”, asked once of someone whose answer solved something.

    What they write is shown with the tips kept from that answer, under their name. That they passed
    is read by nobody else.
    """

    reply = models.OneToOneField(Reply, models.CASCADE, primary_key=True, related_name="first_look")
    asked_by = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    asked_at = models.DateTimeField(default=timezone.now)
    text = models.CharField(max_length=LONGEST, blank=True)
    given_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)

    objects = FirstLookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(given_at__isnull=True) | Q(passed_at__isnull=True),
                name="first_look_given_or_passed",
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=False) | Q(text=""), name="first_look_text_is_given"
            ),
        ]

    def __str__(self) -> str:
        return f"on {self.reply_id}"
