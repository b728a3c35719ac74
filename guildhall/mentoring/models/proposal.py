import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, Membership
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person, is_here

FADES_AFTER = dt.timedelta(days=14)
REMEMBERED_FOR = dt.timedelta(days=365)  # so long the same two are not proposed again


class Answer(models.TextChoices):
    NONE = "", _("not yet")
    YES = "yes", _("yes")
    NO = "no", _("not now")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Who sees a proposal.

    =====================================================  ===================================
    the two, until it fades                                yes, each with their own answer only
    one of them who said no                                no
    where the other left the community or the hall         no
    stewards, owners, anyone else                          no
    =====================================================  ===================================
    """

    def visible_to(self, person: Person | None, *, at: dt.datetime | None = None) -> Self:
        if person is None or not person.is_authenticated:
            return self.none()
        mine = Q(mentee=person) & ~Q(mentee_answer=Answer.NO)
        mine |= Q(mentor=person) & ~Q(mentor_answer=Answer.NO)
        both = (Exists(_belongs("mentee")), Exists(_belongs("mentor")))
        return self.waiting(at=at).filter(mine, *both)

    def waiting(self, *, at: dt.datetime | None = None) -> Self:
        """It has not faded, and is no pair yet."""
        return self.filter(made_at=None, fades_at__gt=at or timezone.now())

    def of(self, person: Person) -> Self:
        return self.filter(Q(mentee=person) | Q(mentor=person))


class Proposal(models.Model):
    """Two people who could be a pair. It fades without a word where one of them doesn't say yes.

    Answers and texts are deleted once it has faded; that the two were proposed is remembered for a
    year, so that they aren't again.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    mentee = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    mentor = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    what = models.CharField(max_length=80, blank=True)
    goal = models.CharField(max_length=300, blank=True)
    offered = models.CharField(max_length=200, blank=True)
    proposed_at = models.DateTimeField(default=timezone.now)
    fades_at = models.DateTimeField()
    mentee_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    mentor_answer = models.CharField(max_length=3, choices=Answer, blank=True)
    made_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["mentee", "-proposed_at"], name="proposal_to_mentee"),
            models.Index(fields=["mentor", "-proposed_at"], name="proposal_to_mentor"),
            models.Index(fields=["fades_at"], name="proposal_fades"),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"

    def other_of(self, person: Person) -> Person:
        return self.mentor if person.pk == self.mentee_id else self.mentee

    def answer_of(self, person: Person) -> str:
        return self.mentee_answer if person.pk == self.mentee_id else self.mentor_answer


def _belongs(side: str) -> models.QuerySet[Membership]:
    """The person of a side is here, and a member of the community."""
    return Membership.objects.current().filter(
        is_here(of="person__"), community=OuterRef("community"), person=OuterRef(side)
    )
