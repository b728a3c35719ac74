from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import goes_along, stays_behind
from guildhall.people.models import Person
from guildhall.projects.models.budget import BudgetLine, amount_field
from guildhall.projects.models.project import Project

MOST_PLEDGES = 200


class PledgeState(models.TextChoices):
    PROMISED = "promised", _("promised")
    RECEIVED = "received", _("received")
    THANKED = "thanked", _("received, thanked")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Pledge(models.Model):
    """What someone gives a project: money, or something worth `amount`.

    `giver` is a member; `giver_name` names someone without an account here. Who gives without a
    name `is_anonymous`: their own name is for themselves and the organisers.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="pledges")
    is_in_kind = models.BooleanField(default=False)
    what = models.CharField(max_length=200, blank=True)
    amount = amount_field()
    line = models.ForeignKey(BudgetLine, models.SET_NULL, null=True, related_name="pledges")
    giver = goes_along(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    giver_name = models.CharField(max_length=80, blank=True)
    is_anonymous = models.BooleanField(default=False)
    noted_by = stays_behind(models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+"))
    state = models.CharField(max_length=10, choices=PledgeState, default=PledgeState.PROMISED)
    at = models.DateTimeField(default=timezone.now)
    received_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="pledge_not_negative"),
            models.CheckConstraint(
                condition=Q(is_in_kind=True) | Q(amount__gt=0), name="money_more_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"pledge {self.pk}"
