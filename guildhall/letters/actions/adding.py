"""How a message comes into a letter, and a person; the rows that everyone's list is read from."""

import datetime as dt

from django.utils import timezone

from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.letters.texts import LetterText
from guildhall.people.models import Person


def lock_letter(letter: Correspondence) -> None:
    """Until the transaction ends nobody else adds to it: ids grow in the order of messages."""
    Correspondence.objects.select_for_update(of=("self",)).get(pk=letter.pk)


def add_message(
    letter: Correspondence,
    *,
    by: Person,
    text: LetterText | None = None,
    kind: str = Message.Kind.TEXT,
    about: Person | None = None,
    body: str = "",
    at: dt.datetime | None = None,
) -> Message:
    """Under the lock of its letter. It is new for everyone in it but its writer."""
    message = Message.objects.create(
        correspondence=letter,
        author=by,
        kind=kind,
        about=about,
        body=text.source if text else body,
        body_html=text.html if text else "",
        words=text.words if text else "",
        at=at or timezone.now(),
    )
    current = Correspondent.objects.current().filter(correspondence=letter)
    current.exclude(person=by).update(last_at=message.at, is_new=True, is_listed=True)
    own = current.filter(person=by)
    own.update(last_at=message.at, is_new=False, read_id=message.pk, is_listed=True)
    return message


def stay_in(letter: Correspondence, person: Person) -> Correspondent:
    """From now on; an earlier stay is read on, and no longer listed by itself."""
    earlier = Correspondent.objects.filter(correspondence=letter, person=person)
    earlier.update(is_listed=False)
    last_id = last_message_id(letter)
    return Correspondent.objects.create(
        correspondence=letter, person=person, after_id=last_id, read_id=last_id
    )


def end_stay(letter: Correspondence, person: Person) -> None:
    """They still read what was written until now."""
    current = Correspondent.objects.current().filter(correspondence=letter, person=person)
    current.update(left_at=timezone.now(), until_id=last_message_id(letter), is_new=False)


def last_message_id(letter: Correspondence) -> int:
    rows = Message.objects.filter(correspondence=letter).order_by("-pk")
    return rows.values_list("pk", flat=True).first() or 0
