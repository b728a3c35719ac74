"""What a mail to the hall can do: rooms declare it as `mail_verbs`.

An *answer* posts what someone wrote to an entry of one kind, or writes it to the author alone;
where a room declares none, it becomes a reply. A *verb* does something by a word or two on a line
of its own ("This solved it"). A *question* is what a mail to a community's address becomes. A
*letter* is between people. What one person was *asked* privately, they answer by mail, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from guildhall.commons.actions import post_reply
from guildhall.commons.models import Attachment, Entry, Reply
from guildhall.commons.policy import may_reply
from guildhall.communities.seats import Seat
from guildhall.kit.declared import Declared
from guildhall.kit.verdict import Verdict
from guildhall.kit.words import fold
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """An answer by mail to an entry, or to one reply in it."""

    by: Person
    seat: Seat
    entry: Entry
    reply: Reply | None
    text: str


@dataclass(frozen=True, slots=True)
class AnswerByMail:
    """How an answer to entries of one kind is posted. `post` may raise NotPosted and ParentGone."""

    kind: str
    may: Callable[[MailAnswer], Verdict]
    post: Callable[[MailAnswer], Reply]


@dataclass(frozen=True, slots=True)
class AnswerToAuthor:
    """An answer to entries of one kind goes to their author alone; one to a reply is a reply.

    `post` gets the files of the mail, which are in no community, and may raise NotPosted.
    """

    kind: str
    may: Callable[[MailAnswer], Verdict]
    post: Callable[[MailAnswer, Sequence[Attachment]], None]


@dataclass(frozen=True, slots=True)
class MailVerb:
    """`words` (folded), as the first line of an answer to an entry of one of `kinds`, do `act`.

    The other lines are posted as well, unless it `takes_text`: then they are what it does it with.
    Where it `is_meant` by nobody, the words are an answer like any other.
    """

    kinds: tuple[str, ...]
    words: tuple[str, ...]
    may: Callable[[MailAnswer], Verdict]
    act: Callable[[MailAnswer], None]
    takes_text: bool = False
    is_meant: Callable[[MailAnswer], bool] = lambda mail: True


@dataclass(frozen=True, slots=True)
class EntryByMail:
    """What a mail to a community becomes, where its room is open."""

    room: str
    may: Callable[[Seat], Verdict]
    post: Callable[[Seat, str, str], Entry]


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """What the answer of a calendar program to an entry of one kind does.

    `act` returns whether it was one, and may raise Refused.
    """

    kind: str
    act: Callable[[MailAnswer, str, Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class LetterByMail:
    """How a mail becomes an answer in a letter between people, named by its id.

    `may` says whether files are kept for it. `post` gets the text and those files, and may raise
    Refused and NotPosted, each with the sentence that its writer reads.
    """

    may: Callable[[Person, int], bool]
    post: Callable[[Person, int, str, Sequence[Attachment]], None]


@dataclass(frozen=True, slots=True)
class AskedByMail:
    """How a person answers by mail what they alone were asked, and what such an answer becomes.

    `code` names it in addresses, now and later. `post` gets what was asked, which part of it and
    the plain text, and may raise Refused and NotPosted. What it returns is what the writer reads
    where it is done and nothing comes of it. Files are never kept.
    """

    code: int
    purpose: Any
    post: Callable[[Person, int, int, str], str | None]


asked: Declared[AskedByMail] = Declared("mail_verbs", AskedByMail, by="code")
letters: Declared[LetterByMail] = Declared("mail_verbs", LetterByMail)
calendar_answers: Declared[CalendarAnswer] = Declared("mail_verbs", CalendarAnswer, by="kind")
answers: Declared[AnswerByMail] = Declared("mail_verbs", AnswerByMail, by="kind")
answers_to_authors: Declared[AnswerToAuthor] = Declared("mail_verbs", AnswerToAuthor, by="kind")
mail_verbs: Declared[MailVerb] = Declared("mail_verbs", MailVerb)
entries: Declared[EntryByMail] = Declared("mail_verbs", EntryByMail, by="room")


def asked_privately(code: int) -> AskedByMail | None:
    return asked.get(str(code))


def answer_to(kind: str) -> AnswerByMail:
    """How entries of this kind are answered by mail: as their room says, else with a reply."""
    return answers.get(kind) or AnswerByMail(kind, _may_reply, _reply)


def goes_to_author(entry: Entry, *, reply_id: int, by: Person) -> AnswerToAuthor | None:
    """How an answer to this entry is written to its author, where it is not a reply."""
    is_to_them = not reply_id and entry.author_id != by.pk
    return answers_to_authors.get(entry.kind) if is_to_them else None


def _may_reply(mail: MailAnswer) -> Verdict:
    return may_reply(mail.seat, mail.entry)


def _reply(mail: MailAnswer) -> Reply:
    return post_reply(mail.entry, by=mail.by, body=mail.text, parent=mail.reply)


def verb_in(text: str, kind: str) -> tuple[MailVerb | None, str]:
    """The verb that the first line of `text` names for entries of this kind, and what is left of
    the text.
    """
    typed, rest = first_line_of(text)
    for verb in mail_verbs:
        if kind in verb.kinds and typed in verb.words:
            return verb, rest
    return None, text.strip()


def first_line_of(text: str) -> tuple[str, str]:
    """The first line as words are compared with it, and what is left of the text."""
    first, _end, rest = text.strip().partition("\n")
    typed = fold(first.strip(" \t.!*_>“”\"'’")).replace("’", "'")  # phones turn ' into ’
    return typed, rest.strip()
