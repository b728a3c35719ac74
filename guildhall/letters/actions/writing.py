"""Write to someone, and answer in a letter or circle."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import discard_draft
from guildhall.commons.models import Attachment
from guildhall.letters.actions.adding import add_message, lock_letter, stay_in
from guildhall.letters.actions.filing import put_files
from guildhall.letters.limits import count_message
from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.letters.names import LETTER_WRITTEN, draft_target, notice_key
from guildhall.letters.people_between import letter_between
from guildhall.letters.texts import LetterText, read_letter_text, with_names_of
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import WRITTEN_TO
from guildhall.people.models import Person

DRAFT = "letter"
_MOMENT = dt.timedelta(minutes=2)


def write_letter(
    to: Person,
    *,
    by: Person,
    text: str,
    files: Sequence[Attachment] = (),
    at: dt.datetime | None = None,
) -> Message:
    """Write to someone: in the letter of the two, which begins with it. Raises TooManyLetters.

    `at` tells of an earlier moment, which no limit counts.
    """
    read = read_letter_text(text)
    with transaction.atomic():
        _lock_both(by, to)
        letter = letter_between(by, to)
        is_first = letter is None
        if letter is None:
            letter = Correspondence.objects.create()
            for person in (by, to):
                stay_in(letter, person)
        message = _written(letter, by, read, files, is_first=is_first, at=at)
        discard_draft(person=by, form=DRAFT, target=f"to {to.pk}")
    return message


def answer_letter(
    letter: Correspondence,
    *,
    by: Person,
    text: str,
    files: Sequence[Attachment] = (),
    at: dt.datetime | None = None,
) -> Message:
    """Write in a letter or circle that is already there. Raises TooManyLetters."""
    read = read_letter_text(text)
    with transaction.atomic():
        return _written(letter, by, read, files, is_first=False, at=at)


def _written(
    letter: Correspondence,
    by: Person,
    text: LetterText,
    files: Sequence[Attachment],
    *,
    is_first: bool,
    at: dt.datetime | None,
) -> Message:
    """The message, once: sent twice by a hasty finger or a bad line, it is written once."""
    lock_letter(letter)
    earlier = _just_written(letter, by, text, files)
    if earlier:
        return earlier
    if at is None:
        count_message(by, is_first=is_first)
    _come_back(letter, by)
    message = add_message(letter, by=by, text=with_names_of(text, files), at=at)
    discard_draft(person=by, form=DRAFT, target=draft_target(letter.pk))
    others = Correspondent.objects.current().filter(correspondence=letter).exclude(person=by)
    tell_directly(
        LETTER_WRITTEN,
        list(others.values_list("person", flat=True)),
        reason=WRITTEN_TO,
        key=notice_key(letter.pk),
        by=by,
        at=message.at,
        letter=letter.pk,
    )
    put_files(message, files, by=by)
    return message


def _come_back(letter: Correspondence, by: Person) -> None:
    """Someone who left a letter of two and writes in it again is in it again."""
    stays = Correspondent.objects.filter(correspondence=letter, person=by)
    if not letter.is_circle and not stays.current().exists():
        stay_in(letter, by)


def _just_written(
    letter: Correspondence, by: Person, text: LetterText, files: Sequence[Attachment]
) -> Message | None:
    lately = Message.objects.written().filter(
        correspondence=letter, author=by, at__gt=timezone.now() - _MOMENT
    )
    newest = lately.order_by("-pk").first()
    if newest is None or newest.body != text.source:
        return None
    there = newest.files.values_list("attachment__file", flat=True) if newest.file_count else ()
    return newest if set(there) == {one.file for one in files} else None


def _lock_both(*people: Person) -> Sequence[Person]:
    """Two who write to each other for the first time at once begin one letter."""
    ids = [person.pk for person in people]
    rows = Person.objects.get_queryset().filter(pk__in=ids).order_by("pk").only("pk")
    return list(rows.select_for_update(of=("self",)))
