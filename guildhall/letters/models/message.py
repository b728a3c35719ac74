from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.kit.html import text_of
from guildhall.kit.words import excerpt
from guildhall.letters.models.correspondence import Correspondence
from guildhall.letters.models.correspondent import Correspondent
from guildhall.people.belongings import goes_along
from guildhall.people.models import Person


class MessageQuerySet(models.QuerySet["Message"]):
    """Who reads a message: the one place that decides it.

    ==============================================  =====================================
    was in the correspondence when it was written   yes, until it is gone for them
    came later, or had left                         no
    stewards, owners                                no; a report shows them a copy of what
                                                    its writer chose (`LetterReport`)
    ==============================================  =====================================
    """

    def visible_to(self, person: Person) -> Self:
        return self.filter(Exists(read_by(person.pk)))

    def written(self) -> Self:
        """Without what happened to a circle."""
        return self.filter(kind=Message.Kind.TEXT)


def read_by(person_id: int) -> models.QuerySet[Correspondent]:
    """The stays of this person that a message falls into, as a condition on messages."""
    return Correspondent.objects.filter(
        Q(until_id=None) | Q(until_id__gte=OuterRef("pk")),
        correspondence=OuterRef("correspondence"),
        person=person_id,
        after_id__lt=OuterRef("pk"),
    )


class Message(models.Model):
    """What someone wrote in a correspondence, or what happened to a circle.

    `words` is the text as search compares it.
    """

    class Kind(models.TextChoices):
        TEXT = "text"
        JOINED = "joined"
        LEFT = "left"
        NAMED = "named"

    correspondence = models.ForeignKey(Correspondence, models.CASCADE, related_name="messages")
    author = goes_along(models.ForeignKey(Person, models.CASCADE, related_name="+"))
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.TEXT)
    about = goes_along(models.ForeignKey(Person, models.CASCADE, null=True, related_name="+"))
    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["correspondence", "id"], name="message_place"),
            models.Index(fields=["author", "at"], name="message_author"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def excerpt(self) -> str:
        """Its beginning on one line, for its readers."""
        return excerpt(text_of(self.body_html), 90)

    @property
    def happened(self) -> str:
        """What happened to the circle, in a sentence."""
        sentences = {
            self.Kind.JOINED: _("%(name)s added %(about)s."),
            self.Kind.LEFT: _("%(name)s left."),
            self.Kind.NAMED: _("%(name)s named the circle “%(circle)s”."),
        }
        if self.kind == self.Kind.NAMED and not self.body:
            return _("%(name)s took the circle's name away.") % {"name": self.author.name}
        about = self.about.name if self.about else _("someone")
        words = {"name": self.author.name, "about": about, "circle": self.body}
        return sentences[self.Kind(self.kind)] % words

    @property
    def is_text(self) -> bool:
        return self.kind == self.Kind.TEXT
