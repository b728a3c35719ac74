"""Reads of one's own letters, shaped for one page each. Every one begins with who reads."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Left
from django.utils.translation import gettext as _

from guildhall.commons.file_notes import note_on
from guildhall.commons.models import Attachment
from guildhall.communities.models import Membership
from guildhall.kit.html import text_of
from guildhall.kit.scripts import fold as fold_name
from guildhall.kit.words import excerpt, fold
from guildhall.letters.models import (
    Correspondence,
    Correspondent,
    LetterFile,
    LetterReport,
    Message,
    Sharing,
)
from guildhall.letters.models.message import in_words
from guildhall.people.models import Block, Person, is_here

MOST_NEW, MOST_FOUND, MOST_PEOPLE_FOUND, MOST_TO_SHARE = 20, 30, 12, 40
_LINE = 300
_NO_END = 2**62


@dataclass(slots=True)
class LetterInList:
    """One letter of a list: who is in it, a line of what was written last, whether it is new."""

    stay: Correspondent
    others: Sequence[Person]
    line: str = ""

    @property
    def letter(self) -> Correspondence:
        return self.stay.correspondence

    @property
    def heading(self) -> str:
        return heading_of(self.letter, self.others)


def heading_of(letter: Correspondence, others: Sequence[Person]) -> str:
    """What a letter is called: its own name, or the people in it."""
    return letter.name or ", ".join(person.name for person in others) or _("Nobody else")


def stays_of(person: Person, *, is_new: bool | None = None) -> QuerySet[Correspondent]:
    """Their letters; those with something new, or the others, where that is asked."""
    stays = Correspondent.objects.of(person).select_related("correspondence")
    if is_new is not None:
        stays = stays.filter(is_new=is_new)
    read = Message.objects.written().filter(
        correspondence=OuterRef("correspondence"),
        pk__gt=OuterRef("after_id"),
        pk__lte=Coalesce(OuterRef("until_id"), _NO_END),
    )
    return stays.annotate(newest_id=Subquery(read.order_by("-pk").values("pk")[:1]))


def in_list(stays: Iterable[Correspondent]) -> list[LetterInList]:
    """With the people and a line of each. Two queries, however many there are."""
    rows = list(stays)
    people = people_in({row.correspondence_id for row in rows})
    lines = _lines_of([getattr(row, "newest_id", None) or 0 for row in rows])
    return [
        LetterInList(
            row,
            others_among(people.get(row.correspondence_id, []), row),
            lines.get(getattr(row, "newest_id", None) or 0, ""),
        )
        for row in rows
    ]


def people_in(letter_ids: Collection[int]) -> dict[int, list[Correspondent]]:
    """Everyone who is or was in these letters, in the order in which they came. One query."""
    stays = Correspondent.objects.filter(correspondence__in=letter_ids)
    people: dict[int, list[Correspondent]] = {}
    for stay in stays.select_related("person", "correspondence").order_by("pk"):
        people.setdefault(stay.correspondence_id, []).append(stay)
    return people


def others_among(stays: Iterable[Correspondent], own: Correspondent) -> list[Person]:
    """The others: of a circle those who are in it now, of two the other one, here or gone."""
    is_circle = own.correspondence.is_circle
    others = {
        stay.person_id: stay.person
        for stay in stays
        if stay.person_id != own.person_id and (not is_circle or not stay.has_left)
    }
    return list(others.values())


def messages_of(letter: Correspondence, reader: Person) -> QuerySet[Message]:
    """What this person reads of it; sorted by the page."""
    messages = Message.objects.visible_to(reader).filter(correspondence=letter)
    return messages.select_related("author", "about")


def bring_files(messages: Sequence[Message], reader: Person) -> None:
    """What is beside each: `files_beside`, and as `notes` what was kept back of the reader's own.

    One query, and none where no message has files.
    """
    with_files = {message.pk: message for message in messages if message.file_count}
    beside: dict[int, list[Attachment]] = {pk: [] for pk in with_files}
    if with_files:
        for row in LetterFile.objects.filter(message__in=with_files).in_order():
            beside[row.message_id or 0].append(row.attachment)
    for pk, message in with_files.items():
        message.files_beside = [one for one in beside[pk] if one.is_let_through]
        kept_back = [one for one in beside[pk] if not one.is_let_through]
        message.notes = [(one, note_on(one)) for one in kept_back if one.uploaded_by == reader]


def found_in(person: Person, typed: str) -> list[Message]:
    """The newest of their messages with all of these words. Nobody else's are ever looked at."""
    words = fold(typed).split()[:6]
    if not words:
        return []
    mine = Correspondent.objects.filter(person=person).values("correspondence")
    messages = Message.objects.visible_to(person).written().filter(correspondence__in=mine)
    for word in words:
        messages = messages.filter(words__contains=word)
    rows = messages.select_related("author").order_by("-at", "-pk")[:MOST_FOUND]
    return list(rows)


def people_to_write_to(person: Person, typed: str) -> list[Person]:
    """People of their communities whose name holds what was typed, by name."""
    mine = Membership.objects.current().filter(person=person).values("community")
    near = Membership.objects.current().filter(community__in=mine).values("person")
    people = Person.objects.here().people().filter(pk__in=near).exclude(pk=person.pk)
    for word in fold_name(typed).split()[:4]:
        people = people.filter(found_by__name__contains=word)
    return list(people.order_by("name", "pk")[:MOST_PEOPLE_FOUND])


def blocked_in(
    reader: Person, messages: Iterable[Message], others: Iterable[Person] = ()
) -> set[int]:
    """Which of the writers, and of the others, this reader has blocked. One query."""
    people = {message.author_id for message in messages} | {other.pk for other in others}
    blocks = Block.objects.filter(person=reader, blocked__in=people)
    return set(blocks.values_list("blocked", flat=True))


def messages_to_share(letter: Correspondence, by: Person) -> QuerySet[Message]:
    """The newest words in it of people who are here and could allow it; sorted by the form."""
    written = Message.objects.visible_to(by).written().filter(correspondence=letter)
    ids = written.filter(is_here(of="author__")).exclude(body="").order_by("-pk").values("pk")
    newest = list(ids[:MOST_TO_SHARE].values_list("pk", flat=True))
    return Message.objects.filter(pk__in=newest).select_related("author")


def sharings_in(letter: Correspondence, reader: Person) -> list[Sharing]:
    """What waits here for this reader's answer, and what they proposed. One query."""
    sharings = Sharing.objects.visible_to(reader).open().filter(correspondence=letter)
    mine = Q(by=reader) | Q(pk__in=Sharing.objects.waiting_for(reader).values("pk"))
    return list(sharings.filter(mine).select_related("by", "community").order_by("pk"))


def messages_to_show(by: Person, about: Person, *, letter_id: int) -> QuerySet[Message]:
    """What `by` can show in a report: what the two wrote, as far as `by` reads it."""
    messages = Message.objects.visible_to(by).written().filter(author__in=[by.pk, about.pk])
    theirs = Correspondent.objects.filter(person=about).values("correspondence")
    messages = messages.filter(correspondence__in=theirs)
    return messages.filter(correspondence=letter_id) if letter_id else messages


def reports_for(person: Person) -> QuerySet[LetterReport]:
    """Those that they can look at; sorted by the page."""
    return LetterReport.objects.visible_to(person).select_related("about", "by", "community")


def _lines_of(message_ids: Sequence[int]) -> dict[int, str]:
    rows = Message.objects.filter(pk__in=message_ids).annotate(start=Left("body_html", _LINE))
    starts = rows.values_list("pk", "start", "file_count")
    return {
        pk: excerpt(text_of(start.rpartition("<")[0] or start), 90) or in_words(file_count)
        for pk, start, file_count in starts
    }
