"""A mail as an act: an answer, a word that does something, or a new question; with its files."""

from dataclasses import dataclass, replace

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from guildhall.commons.actions import post_with_files
from guildhall.commons.models import Entry, Reply
from guildhall.commons.policy import may_post
from guildhall.communities.seats import Seat, take_seat
from guildhall.incoming.kept_files import KeptFiles, keep_files
from guildhall.incoming.own_words import WORDS_ALONE, LeftOut, OwnWords, own_words
from guildhall.incoming.reading import ReadMail, without_answer_marks
from guildhall.incoming.wishes import Wish
from guildhall.kit.verdict import require
from guildhall.notifications.addresses import AskedAddress
from guildhall.notifications.mail_verbs import (
    EntryByMail,
    MailAnswer,
    answer_to,
    asked_privately,
    calendar_answers,
    entries,
    goes_to_author,
    verb_in,
)
from guildhall.notifications.mail_verbs import letters as letters_by_mail
from guildhall.people.models import Person


class NotTaken(Exception):
    """A mail that is not posted, with the sentence that its person reads."""


@dataclass(frozen=True, slots=True)
class Words:
    """What of a mail is its writer's, and what was kept of its files."""

    own: OwnWords
    kept: KeptFiles

    @property
    def left_out(self) -> list[LeftOut]:
        return [*self.own.left_out, *self.kept.left_out]

    def as_markdown(self, text: str) -> str:
        """The text with its pictures in their places."""
        return self.own.with_pictures(self.kept.in_text, text)


def words_of(read: ReadMail, wish: Wish) -> Words:
    """Read it and keep its files, outside of the transaction in which it is posted.

    Nothing is kept for who may not post there, nor of what a calendar program wrote.
    """
    own = own_words(read, is_answer=wish.is_answer, is_plain=bool(wish.asked))
    if wish.asked:
        names = [file.name for file in (*own.files, *own.pictures.values())]
        return Words(own, KeptFiles(left_out=[(name, WORDS_ALONE) for name in names]))
    if wish.letter_id:
        may_answer = any(way.may(wish.person, wish.letter_id) for way in letters_by_mail)
        kept = keep_files(own, by=wish.person, community=None) if may_answer else KeptFiles()
        return Words(own, kept)
    entry = _entry_seen(wish) if wish.entry_id else None
    slug = entry.community.slug if entry else wish.slug
    if not slug or (entry and read.calendar and entry.kind in calendar_answers):
        return Words(own, KeptFiles())
    seat = take_seat(slug, wish.person)
    if not may_post(seat):
        return Words(own, KeptFiles())
    to_author = entry and goes_to_author(entry, reply_id=wish.reply_id, by=wish.person)
    community = None if to_author else seat.community
    return Words(own, keep_files(own, by=wish.person, community=community))


@dataclass(frozen=True, slots=True)
class Done:
    """The entry that a mail was about, if any, what of it was left out, and what its writer reads
    where nothing comes of it.
    """

    entry: Entry | None
    left_out: list[LeftOut]
    in_vain: str = ""


def post_mail(read: ReadMail, wish: Wish, words: Words) -> Done:
    """Do what the mail wishes. Raises NotTaken, NotPosted, Refused."""
    if wish.asked:
        return _answer_asked(words, wish.person, wish.asked)
    if wish.letter_id:
        return Done(None, _answer_letter(words, wish))
    return Done(*(_answer(read, words, wish) if wish.entry_id else _ask(read, words, wish)))


def _answer_asked(words: Words, person: Person, asked: AskedAddress) -> Done:
    text = words.as_markdown(words.own.text)
    way = asked_privately(asked.code)
    if way is None:
        raise NotTaken(_("This question is no longer asked."))
    if not text:
        raise NotTaken(_nothing_to_post(words.left_out))
    in_vain = way.post(person, asked.subject_id, asked.part, text)
    return Done(None, words.left_out, str(in_vain or ""))


def _answer_letter(words: Words, wish: Wish) -> list[LeftOut]:
    text = words.as_markdown(words.own.text)
    if not text and not words.kept.beside:
        raise NotTaken(_nothing_to_post(words.left_out))
    for letters in letters_by_mail:
        letters.post(wish.person, wish.letter_id, text, words.kept.beside)
    return words.left_out


def _entry_seen(wish: Wish) -> Entry | None:
    entries_seen = Entry.objects.visible_to(wish.person).select_related("community", "author")
    return entries_seen.filter(pk=wish.entry_id).first()


def _answer(read: ReadMail, words: Words, wish: Wish) -> tuple[Entry, list[LeftOut]]:
    entry = _entry_seen(wish)
    if entry is None:
        raise NotTaken(_("The text you answered is no longer there."))
    seat = take_seat(entry.community.slug, wish.person)
    replies = Reply.objects.visible_to(wish.person).filter(pk=wish.reply_id, entry=entry)
    reply = replies.select_related("author", "parent").first()
    if read.calendar and entry.kind in calendar_answers:
        _keep_calendar_answer(read, MailAnswer(wish.person, seat, entry, reply, ""))
        return entry, []  # the program wrote all of it
    whole = MailAnswer(wish.person, seat, entry, reply, words.as_markdown(words.own.text.strip()))
    verb, text = verb_in(words.own.text, entry.kind)
    if verb and not verb.is_meant(whole):
        verb = None
    answer = replace(whole, text=words.as_markdown(text)) if verb else whole
    if verb:
        require(verb.may(answer))
        verb.act(answer)
    is_taken = verb is not None and verb.takes_text
    if (answer.text and not is_taken) or words.kept.beside:
        _post(answer, words.kept, reply_id=wish.reply_id)
    elif not verb:
        raise NotTaken(_nothing_to_post(words.left_out))
    return entry, words.left_out


def _keep_calendar_answer(read: ReadMail, answer: MailAnswer) -> None:
    addresses = list(EmailAddress.objects.filter(user=answer.by).values_list("email", flat=True))
    if not calendar_answers[answer.entry.kind].act(answer, read.calendar, addresses):
        raise NotTaken(
            _(
                "Your calendar answered for another meeting or from another address. Please "
                "answer on the meeting's page."
            )
        )


def _post(answer: MailAnswer, kept: KeptFiles, *, reply_id: int) -> None:
    to_author = goes_to_author(answer.entry, reply_id=reply_id, by=answer.by)
    if to_author:
        require(to_author.may(answer))
        to_author.post(answer, kept.beside)
        return
    by_mail = answer_to(answer.entry.kind)
    require(by_mail.may(answer))
    post_with_files(
        kept.beside,
        lambda: by_mail.post(answer),
        by=answer.by,
        at=answer.reply or answer.entry,
        has_text=bool(answer.text),
    )


def _nothing_to_post(left_out: list[LeftOut]) -> str:
    names = ", ".join(name for name, _why in left_out if name)
    if names:
        return _("We found no text of yours and no file that we can add, only: %(names)s.") % {
            "names": names
        }
    return _(
        "We found no text of yours in your mail. Please write above the quoted text and send "
        "it again."
    )


def _ask(read: ReadMail, words: Words, wish: Wish) -> tuple[Entry, list[LeftOut]]:
    seat = take_seat(wish.slug, wish.person)
    way = way_in(seat)
    require(way.may(seat))
    title = without_answer_marks(read.subject)
    if not title:
        raise NotTaken(
            _("Your mail has no subject. Please send it again with your question as the subject.")
        )
    body = words.as_markdown(words.own.text)
    entry = post_with_files(
        words.kept.beside,
        lambda: way.post(seat, title, body),
        by=wish.person,
        at=seat.community,
        has_text=True,
    )
    return entry, words.left_out


def way_in(seat: Seat) -> EntryByMail:
    """What a mail to this community becomes. Raises NotTaken."""
    for way in entries:
        if seat.has_room(way.room):
            return way
    raise NotTaken(_("This community isn't taking questions at the moment."))
