from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Attachment
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


def read_by(
    person_id: int, *, message: str = "pk", letter: str = "correspondence_id"
) -> models.QuerySet[Correspondent]:
    """The stays of this person that a message falls into, as a condition on messages.

    On other rows, `message` and `letter` are the columns with the two ids.
    """
    return Correspondent.objects.filter(
        Q(until_id=None) | Q(until_id__gte=OuterRef(message)),
        correspondence=OuterRef(letter),
        person=person_id,
        after_id__lt=OuterRef(message),
    )


def in_words(file_count: int) -> str:
    """What lists call a message that is files alone; empty where there are none."""
    if not file_count:
        return ""
    return ngettext("A file", "%(number)d files", file_count) % {"number": file_count}


class Message(models.Model):
    """What someone wrote in a correspondence, or what happened to a circle.

    `words` is the text as search compares it, with what its files are called and show.
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
    file_count = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    # of the reader's own files, what a scanner kept back and why (queries.bring_files)
    notes: Sequence[tuple[Attachment, str]] = ()

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
        return excerpt(text_of(self.body_html), 90) or in_words(self.file_count)

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

    @cached_property
    def files_beside(self) -> list[Attachment]:
        """What everyone who reads it sees beside it, in order."""
        rows = self.files.all().in_order() if self.file_count else ()
        return [row.attachment for row in rows if row.attachment.is_let_through]

    @property
    def is_text(self) -> bool:
        return self.kind == self.Kind.TEXT
