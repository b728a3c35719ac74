"""One form, sent once: a key that a page or a waiting post brings along is used for one post.

    a request brings a key ──▶ the action records its event ──▶ in the same transaction the key is
            │                                                    noted (a listener), or, where it is
            └─ noted already: nothing is done                    there already, the act is undone

So the note and the post are both there, or neither; also where the process or the line dies in
between. Of two that bring the same key at once, the second waits for the first at the unique
constraint. Texts are still read and rendered before the transaction: no key makes a lock longer.
"""

import re
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import IntegrityError
from django.http import HttpResponse
from django.urls import reverse

from guildhall.activity.listeners import Event
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.pocket.models import MOST_LETTERS_OF_PATH, Sent

_KEY = re.compile(r"(?P<person>\d{1,18})\.[0-9a-z-]{8,40}", re.ASCII)


class Arrived(Exception):
    """It arrived before under the same key: what was done meanwhile is undone."""


@dataclass(slots=True)
class _Brought:
    """The key that the request of this thread brings."""

    person: Person
    key: str
    is_noted: bool = False


_brought: ContextVar[_Brought | None] = ContextVar("brought", default=None)


def is_key(typed: str) -> bool:
    return bool(_KEY.fullmatch(typed))


def is_key_of(typed: str, person: Person) -> bool:
    """Whether it is a key, and was made on a page of this person."""
    key = _KEY.fullmatch(typed)
    return key is not None and int(key["person"]) == person.pk


def answer_once(key: str, *, by: Person, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """What `answer` gives, or a redirect to what it led to when the key was brought before.

    A refusal leaves no note: the key can be brought again.
    """
    earlier = _earlier(key, by)
    if earlier:
        return _led_to(earlier, by)
    brought = _Brought(by, key)
    reset = _brought.set(brought)
    try:
        response = answer()
    except Arrived:
        return _led_to(_earlier(key, by), by)
    finally:
        _brought.reset(reset)
    if 300 <= response.status_code < 400 and not brought.is_noted:  # without an event: a draft
        path = response["Location"] if len(response["Location"]) <= MOST_LETTERS_OF_PATH else ""
        Sent.objects.get_or_create(person=by, key=key, defaults={"path": path})
    return response


def note_key(events: Sequence[Event]) -> None:
    """A listener in the transaction of the act. Raises Arrived."""
    brought = _brought.get()
    if brought is None or brought.is_noted:
        return
    own = next((event for event in events if event.actor_id == brought.person.pk), None)
    if own is None:
        return
    brought.is_noted = True
    try:
        Sent.objects.create(
            person=brought.person, key=brought.key, entry_id=own.entry_id, reply_id=own.reply_id
        )
    except IntegrityError as problem:
        raise Arrived from problem


def _earlier(key: str, by: Person) -> Sent | None:
    return Sent.objects.filter(person=by, key=key).first()


def _led_to(sent: Sent | None, by: Person) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": _path_of(sent, by) or "/"})


def _path_of(sent: Sent | None, by: Person) -> str:
    """Empty where it is gone."""
    if sent is None or sent.reply_id:
        return reverse("reply", args=[sent.reply_id]) if sent else ""
    if sent.entry_id is None:
        return sent.path
    entries = Entry.objects.visible_to(by).select_related("community")
    entry = entries.filter(pk=sent.entry_id).first()
    return path_of(entry, entry.community.slug) if entry else ""
