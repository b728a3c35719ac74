"""What becomes of a mail: posted, asked back, answered with a reason, or left alone."""

import datetime as dt
import logging
import re
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.leased import work_on
from guildhall.commons.actions import ParentGone, attach_picture, picture_markdown
from guildhall.commons.models import Entry, Reply
from guildhall.commons.text import NotPosted
from guildhall.communities.seats import take_seat
from guildhall.incoming.cutting import cut
from guildhall.incoming.letters import ask_to_confirm, say_no, say_what_was_left, tell_a_stranger
from guildhall.incoming.models import IncomingMail, IncomingMailQuerySet
from guildhall.incoming.reading import MOST_PICTURES, ReadMail, Unreadable, read_mail
from guildhall.incoming.sender import is_authentic
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import Refused, require
from guildhall.mail.building import mail_domain
from guildhall.mail.models import BadAddress, Letter
from guildhall.notifications.actions import see_entry
from guildhall.notifications.addresses import is_ours, read_community_address, read_reply_address
from guildhall.notifications.mail_verbs import MailAnswer, answers, calendar_answers, entries, verb_in
from guildhall.people.models import Person

_OUR_ID = re.compile(r"<letter\.(\d+)\.(\d+)@([^>]+)>")

log = logging.getLogger(__name__)
State = IncomingMail.State


class NotTaken(Exception):
    """A mail that is not posted, with the sentence that its person reads."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a mail asks for: who, and an answer to an entry or a new entry in a community."""

    person: Person
    slug: str = ""
    entry_id: int = 0
    reply_id: int = 0


def handle_waiting(*, batch: int = 20) -> int:
    """Handle what came in, the oldest first; returns how many were taken in hand. Whatever one does to us, the next is read."""
    return work_on(_next, handle, batch=batch)


def due_mails(at: dt.datetime) -> IncomingMailQuerySet:
    return IncomingMail.objects.due(at=at)


def handle(mail: IncomingMail) -> None:
    """Decide by what it is and to whom it goes."""
    try:
        read = read_mail(bytes(mail.raw))
    except Unreadable as problem:
        return _end(mail, State.IGNORED, str(problem))
    mail.sender = read.sender[:320]
    if read.is_bounce:
        _note_bounce(read)
        return _end(mail, State.IGNORED, "a mail that came back")
    if read.is_automatic or is_ours(read.sender):
        return _end(mail, State.IGNORED, "written by a program")
    wish = _wish_of(mail, read)
    if wish is None:
        tell_a_stranger(read.sender)
        return _end(mail, State.REFUSED, "from nobody who may write here")
    mail.person = wish.person
    if mail.is_too_large:
        return _refuse(mail, _("Your mail is larger than 25 MB. Please send it again without what is attached."))
    if not _is_from(wish.person, read, bytes(mail.raw)):
        with transaction.atomic():
            _end(mail, State.ASKED, "not signed by its sender's domain, or from another address")
            ask_to_confirm(mail)
        return None
    return carry_out(mail, read, wish)


def carry_out(mail: IncomingMail, read: ReadMail, wish: Wish) -> None:
    """Post what the mail says, once, or say why not and give the text back: with its state, in one transaction."""
    open_states = (State.WAITING, State.ASKED)
    with transaction.atomic():
        if IncomingMail.objects.select_for_update().get(pk=mail.pk).state not in open_states:
            return
        try:
            with transaction.atomic():
                mail.entry = _answer(read, wish) if wish.entry_id else _ask(read, wish)
        except (NotTaken, NotPosted, ParentGone, Refused) as problem:
            _refuse(mail, str(getattr(problem, "reason", problem)))
            return
        see_entry(mail.entry.pk, by=wish.person)
        if any(not one.is_picture for one in read.attached):
            say_what_was_left(mail)
        _end(mail, State.DONE, "")


def confirmed(mail: IncomingMail) -> str:
    """Its person clicked: carry it out. Returns the reason where it could not be; empty where it is done."""
    if mail.state == State.ASKED:
        read = read_mail(bytes(mail.raw))
        wish = _wish_of(mail, read, confirmed_by=mail.person)
        if wish is None or mail.person is None or wish.person.pk != mail.person.pk:
            return str(_("This cannot be posted any more."))
        carry_out(mail, read, wish)
        mail.refresh_from_db()
    return "" if mail.state == State.DONE else mail.reason


def _next() -> IncomingMail | None:
    return due_mails(timezone.now()).order_by("not_before", "id").take()


def _wish_of(mail: IncomingMail, read: ReadMail, confirmed_by: Person | None = None) -> Wish | None:
    for address in (mail.recipient, *read.recipients):
        found = read_reply_address(address) if address else None
        if found:
            person = Person.objects.here().filter(pk=found.person_id, is_active=True).first()
            return Wish(person, entry_id=found.entry_id, reply_id=found.reply_id) if person else None
        slug = read_community_address(address) if address else ""
        if slug:
            person = confirmed_by or _owner_of(read.sender)
            return Wish(person, slug=slug) if person and _may_know(person, slug) else None
    return None


def _may_know(person: Person, slug: str) -> bool:
    """Members only; to others a community's address is like one that does not exist."""
    try:
        return take_seat(slug, person).is_member
    except Http404:
        return False


def _owner_of(sender: str) -> Person | None:
    address = EmailAddress.objects.filter(email__iexact=sender, verified=True).select_related("user").first()
    return Person.objects.here().filter(pk=address.user_id, is_active=True).first() if address else None


def _is_from(person: Person, read: ReadMail, raw: bytes) -> bool:
    is_own = EmailAddress.objects.filter(user=person, email__iexact=read.sender, verified=True).exists()
    return is_own and is_authentic(raw, read.sender)


def _answer(read: ReadMail, wish: Wish) -> Entry:
    entry = Entry.objects.visible_to(wish.person).select_related("community", "author").filter(pk=wish.entry_id).first()
    if entry is None:
        raise NotTaken(_("What you answered to is not there any more."))
    seat = take_seat(entry.community.slug, wish.person)
    reply = Reply.objects.visible_to(wish.person).filter(pk=wish.reply_id, entry=entry).select_related("author", "parent").first()
    by_program = calendar_answers.get(entry.kind)
    if read.calendar and by_program:
        addresses = list(EmailAddress.objects.filter(user=wish.person).values_list("email", flat=True))
        if by_program.act(MailAnswer(wish.person, seat, entry, reply, ""), read.calendar, addresses):
            return entry  # the text beside it was written by the program
    verb, text = verb_in(cut(read.text), entry.kind)
    answer = MailAnswer(wish.person, seat, entry, reply, _with_pictures(text, read, wish.person))
    if verb:
        require(verb.may(answer))
        verb.act(answer)
    by_mail = answers.get(entry.kind)
    if answer.text:
        if by_mail is None:
            raise NotTaken(_("This cannot be answered by mail."))
        require(by_mail.may(answer))
        by_mail.post(answer)
    elif not verb:
        raise NotTaken(_("Nothing of your own was found in your mail. Write above what is quoted."))
    return entry


def _ask(read: ReadMail, wish: Wish) -> Entry:
    seat = take_seat(wish.slug, wish.person)
    for way in entries:
        if seat.has_room(way.room):
            require(way.may(seat))
            title = re.sub(r"^(\s*(re|aw|fw|fwd|wg)\s*:)+", "", read.subject, flags=re.IGNORECASE).strip()
            if not title:
                raise NotTaken(_("Your mail has no subject. The subject is the question; please send it again with one."))
            return way.post(seat, title, _with_pictures(cut(read.text), read, wish.person))
    raise NotTaken(_("Questions are not open in this community."))


def _with_pictures(text: str, read: ReadMail, by: Person) -> str:
    """The text, and below it the pictures that came along; what only says that it is one is left out."""
    shown = []
    for one in [one for one in read.attached if one.is_picture][:MOST_PICTURES]:
        try:
            shown.append(picture_markdown(attach_picture(one.content, by=by)))
        except NotAPicture:
            log.info("something that is no picture came with a mail")
    return "\n\n".join([text, *shown]).strip()


def _note_bounce(read: ReadMail) -> None:
    """Believe it only where it quotes a letter of ours to just that address: anybody can send something like a bounce."""
    quoted = read.message.as_string()
    failed = re.search(r"(?im)^Final-Recipient:\s*rfc822;\s*<?([^\s>]+)>?", quoted)
    is_for_good = re.search(r"(?im)^Status:\s*5\.\d+\.\d+", quoted)
    ours = _OUR_ID.search(quoted)
    if not failed or not is_for_good or not ours or ours[3].lower() != mail_domain().lower():
        return
    letter = Letter.objects.filter(pk=ours[1], sent_at__isnull=False).first()
    if letter is None or letter.message_id_stem != f"letter.{ours[1]}.{ours[2]}":
        return
    addresses = EmailAddress.objects.filter(user=letter.person_id).values_list("email", flat=True)
    if failed[1].lower() in {letter.address.lower(), *(address.lower() for address in addresses)}:
        BadAddress.note(failed[1], "a mail came back from there")


def _refuse(mail: IncomingMail, reason: str) -> None:
    """Say why, and give the text back."""
    with transaction.atomic():
        _end(mail, State.REFUSED, reason)
        say_no(mail)


def _end(mail: IncomingMail, state: str, reason: str) -> None:
    mail.state, mail.reason, mail.handled_at = state, reason[:300], timezone.now()
    mail.leased_until = None
    mail.save()
