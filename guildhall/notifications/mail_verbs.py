"""What a mail to the hall can do: rooms add their verbs at start-up.

An *answer* posts what somebody wrote to an entry of a kind. A *verb* does
something by a word or two on a line of its own ("This solved it"). A *question*
is what a mail to a community's address becomes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guildhall.commons.models import Entry, Reply
from guildhall.communities.seats import Seat
from guildhall.kit.registry import Registry
from guildhall.kit.verdict import Verdict
from guildhall.kit.words import fold
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """Somebody answered by mail to an entry, or to one reply in it."""

    by: Person
    seat: Seat
    entry: Entry
    reply: Reply | None
    text: str


@dataclass(frozen=True, slots=True)
class AnswerByMail:
    """How an answer to entries of one kind is posted. `post` may raise NotPosted and ParentGone."""

    may: Callable[[MailAnswer], Verdict]
    post: Callable[[MailAnswer], Reply]


@dataclass(frozen=True, slots=True)
class MailVerb:
    """`words` (folded) as the first line of an answer to an entry of one of `kinds` do `act`; what else was written is posted as well."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]
    may: Callable[[MailAnswer], Verdict]
    act: Callable[[MailAnswer], None]


@dataclass(frozen=True, slots=True)
class EntryByMail:
    """What a mail to a community makes, where its room is open."""

    room: str
    may: Callable[[Seat], Verdict]
    post: Callable[[Seat, str, str], Entry]


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """What a calendar program's answer to an entry of one kind does; `act` says whether it was one, and may raise Refused."""

    act: Callable[[MailAnswer, str, Sequence[str]], bool]


calendar_answers: Registry[CalendarAnswer] = Registry("notifications.calendar_answers")
answers: Registry[AnswerByMail] = Registry("notifications.answers_by_mail")
mail_verbs: Registry[MailVerb] = Registry("notifications.mail_verbs")
entries: Registry[EntryByMail] = Registry("notifications.entries_by_mail")


def verb_in(text: str, kind: str) -> tuple[MailVerb | None, str]:
    """The verb that the first line of `text` names for entries of this kind, and what is left of the text."""
    first, _end, rest = text.strip().partition("\n")
    typed = fold(first.strip(" \t.!*_>“”\"'’")).replace("’", "'")  # phones make it a typographic one
    for verb in mail_verbs:
        if kind in verb.kinds and typed in verb.words:
            return verb, rest.strip()
    return None, text.strip()
