import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.letters.models.correspondence import Correspondence
from guildhall.letters.models.correspondent import Correspondent
from guildhall.letters.models.message import Message
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class SharingQuerySet(models.QuerySet["Sharing"]):
    """Who sees that something of a letter may be shared.

    =============================================  ====
    proposes it, and has the letter in their list  yes
    wrote some of it, and has the letter           yes
    others of the letter, stewards, owners         no
    =============================================  ====
    """

    def visible_to(self, person: Person) -> Self:
        answers = Consent.objects.filter(sharing=OuterRef("pk"), person=person.pk)
        stays = Correspondent.objects.of(person).filter(correspondence=OuterRef("correspondence"))
        return self.filter(Exists(answers), Exists(stays))

    def open(self) -> Self:
        return self.filter(opened_at=None, made_at__gt=timezone.now() - Sharing.KEPT_FOR)

    def over(self) -> Self:
        return self.filter(made_at__lte=timezone.now() - Sharing.KEPT_FOR)

    def waiting_for(self, person: Person) -> Self:
        """Open, and this person hasn't answered."""
        own = Consent.objects.filter(person=person.pk, answer=Consent.Answer.NONE)
        return self.open().filter(Exists(own.filter(sharing=OuterRef("pk"))))


class Sharing(models.Model):
    """Someone proposes to share messages of a letter, as a draft of theirs in a community.

    It opens once everyone who wrote one of them has said yes, and is forgotten after two weeks:
    that somebody said no, or nothing, looks alike. `form` is the one whose draft it becomes.
    """

    KEPT_FOR = dt.timedelta(days=14)

    correspondence = models.ForeignKey(Correspondence, models.CASCADE, related_name="+")
    by = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)
    messages = models.ManyToManyField(Message, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True)

    objects = SharingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="sharing_made")]

    def __str__(self) -> str:
        return f"sharing {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is None and self.made_at > timezone.now() - self.KEPT_FOR


class Consent(models.Model):
    """What a writer answered. Nobody else ever reads it but as the names of what was shared."""

    class Answer(models.TextChoices):
        NONE = ""
        NAMED = "named"
        UNNAMED = "unnamed"
        NO = "no"

        @classmethod
        def yes(cls) -> list[str]:
            return [cls.NAMED, cls.UNNAMED]

    sharing = models.ForeignKey(Sharing, models.CASCADE, related_name="consents")
    person = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    answer = models.CharField(max_length=7, choices=Answer, default=Answer.NONE, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sharing", "person"], name="consent_once"),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"
