import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, Membership
from guildhall.introductions.models.round import Round
from guildhall.people.belongings import stays_behind
from guildhall.people.models import Person, is_here

FADES_AFTER = dt.timedelta(days=14)  # without an answer, of a suggestion
ASKS_AFTER = dt.timedelta(days=10)  # whether they met
SHOWN_FOR = dt.timedelta(days=30)  # on the page of the room, and at home
REMEMBERED_FOR = dt.timedelta(days=365)  # so long nobody is introduced to the same person again


class Term(models.TextChoices):
    """Why a round brought these people together: what set them apart from other pairs."""

    BY_HAND = "", _("someone suggested it")
    LEARN = "learn", _("someone can help with what someone would like to learn")
    COUNTERPART = "counterpart", _("the same topics, in another unit")
    COMMON = "common", _("the same topics")
    BRIDGE = "bridge", _("they work in different units")
    LANGUAGE = "language", _("they share a language")
    HOURS = "hours", _("their days overlap")
    ANYONE = "anyone", _("they have not met")


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def visible_to(self, person: Person | None, *, at: dt.datetime | None = None) -> Self:
        """Nobody but those who are introduced, once they are asked, and unless they said no.

        While the two are only asked, a suggestion fades; where one of them left, there is nothing
        to see for the other.
        """
        if person is None or not person.is_authenticated:
            return self.none()
        now = at or timezone.now()
        mine = Side.objects.filter(person=person).exclude(answer=Side.Answer.NO)
        gone = Side.objects.filter(introduction=OuterRef("pk")).exclude(Exists(_belongs()))
        seen = Q(made_at__isnull=False) | Q(asked_at__isnull=False, fades_at__gt=now)
        return self.filter(seen, ~Exists(gone), pk__in=mine.values("introduction"))

    def asked(self, *, at: dt.datetime | None = None) -> Self:
        """Both are asked and may still answer."""
        return self.filter(made_at=None, asked_at__isnull=False, fades_at__gt=at or timezone.now())


class Introduction(models.Model):
    """Two people, or three, who should talk, and why.

    `suggested_by` asked for it; without, it comes from a round. Until the two can be asked,
    `asked_at` is empty: they may be asked for something else just now, or one keeps away from the
    other; nobody can tell which. It is made once everyone said yes, and fades otherwise.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="introductions")
    round = models.ForeignKey(Round, models.CASCADE, null=True, related_name="introductions")
    suggested_by = stays_behind(
        models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    )
    why = models.CharField(max_length=300, blank=True)
    term = models.CharField(max_length=12, choices=Term, blank=True)
    about = models.CharField(max_length=60, blank=True)  # the topic that the term is about
    suggested_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True)
    fades_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    asked_after_at = models.DateTimeField(null=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["suggested_by", "suggested_at"], name="introduction_by"),
            models.Index(fields=["community", "made_at"], name="introduction_made"),
            models.Index(
                fields=["fades_at"], name="introduction_fades", condition=Q(made_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"introduction {self.pk}"

    @property
    def is_made(self) -> bool:
        return self.made_at is not None


class Side(models.Model):
    """One of the people of an introduction: what they answered, and afterwards whether they met.

    `told` is what they said about it besides: it is kept for them alone.
    """

    class Answer(models.TextChoices):
        NONE = "", _("not yet")
        YES = "yes", _("yes")
        NO = "no", _("not now")

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="sides")
    person = stays_behind(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    has_met = models.BooleanField(null=True)
    told = models.TextField(max_length=1000, blank=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduction", "person"], name="one_side_each")
        ]
        indexes = [models.Index(fields=["person", "-introduction"], name="side_of_person")]

    def __str__(self) -> str:
        return f"a side of introduction {self.introduction_id}"


def _belongs() -> models.QuerySet[Membership]:
    """The person of a side is here, and a member of the community."""
    return Membership.objects.current().filter(
        is_here(of="person__"),
        community=OuterRef("introduction__community"),
        person=OuterRef("person"),
    )
