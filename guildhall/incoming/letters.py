"""The letters that answer a mail.

One to confirm it, one when it was not posted, one about what was left out, one to strangers.
"""

import datetime as dt
import logging

from django.core.mail import EmailMessage
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.incoming.left_out import sentence_of
from guildhall.incoming.models import IncomingMail
from guildhall.incoming.own_words import as_written
from guildhall.incoming.reading import ReadMail, read_mail
from guildhall.mail.actions import write_letter
from guildhall.mail.building import Headers, absolute, build, one_line, plain
from guildhall.mail.kinds import LetterKind, NothingToSay
from guildhall.mail.models import Letter
from guildhall.notifications.notice_letter import address_of
from guildhall.people.models import House, Person

CONFIRM, NOT_TAKEN, LEFT_OUT, STRANGER = (
    "confirm mail",
    "mail not taken",
    "left out of a mail",
    "to a stranger",
)
ONE_ANSWER_IN, LINK_LASTS = dt.timedelta(days=1), dt.timedelta(days=6)
_UNREADABLE = gettext_lazy(
    "We could not read your mail. Please send it again, without attachments."
)
_SALT = "guildhall.incoming.confirm"

log = logging.getLogger(__name__)


def letters() -> tuple[LetterKind, ...]:
    return (
        LetterKind(CONFIRM, gettext_lazy("Request to confirm a mail"), _confirm),
        LetterKind(NOT_TAKEN, gettext_lazy("A mail was not posted"), _not_taken),
        LetterKind(LEFT_OUT, gettext_lazy("Only part of a mail was posted"), _left_out),
        LetterKind(STRANGER, gettext_lazy("Answer to an unknown sender"), _to_a_stranger),
    )


def ask_to_confirm(mail: IncomingMail) -> None:
    """Ask at the person's own address, wherever the mail came from: only they can confirm it."""
    _write(CONFIRM, mail)


def say_no(mail: IncomingMail) -> None:
    """Say why it was not posted, and return the whole text, so that nothing is lost."""
    _write(NOT_TAKEN, mail)


def say_what_was_left(mail: IncomingMail) -> None:
    """Say which parts were not posted."""
    _write(LEFT_OUT, mail)


def _write(kind: str, mail: IncomingMail) -> None:
    if mail.person:
        write_letter(kind, person_id=mail.person.pk, about={"mail": mail.pk}, key=str(mail.pk))


def tell_a_stranger(address: str) -> None:
    """One clear answer a day at most, however many mails come."""
    lately = Letter.objects.filter(
        kind=STRANGER, address=address, made_at__gt=timezone.now() - ONE_ANSWER_IN
    )
    if address and not lately.exists():
        write_letter(STRANGER, address=address[:254], key=timezone.now().date().isoformat())


class LinkExpired(Exception):
    """The link is ours but too old: the text of its mail is about to be deleted."""


def confirm_token(mail: IncomingMail) -> str:
    return TimestampSigner(salt=_SALT, sep=".").sign(str(mail.pk))


def mail_of(token: str) -> IncomingMail | None:
    """The mail that a link names; None for a link that we did not make. Raises LinkExpired."""
    try:
        pk = int(TimestampSigner(salt=_SALT, sep=".").unsign(token, max_age=LINK_LASTS))
    except SignatureExpired as problem:
        raise LinkExpired from problem
    except (BadSignature, ValueError):
        return None
    return IncomingMail.objects.filter(pk=pk).select_related("person").first()


def _confirm(letter: Letter) -> EmailMessage:
    mail = (
        IncomingMail.objects.filter(pk=letter.about["mail"], state=IncomingMail.State.ASKED)
        .select_related("person")
        .first()
    )
    if mail is None or mail.person is None:
        raise NothingToSay("confirmed in the meantime")
    link = absolute(reverse("confirm_mail", args=[confirm_token(mail)]))
    return _mail(
        "confirm", letter, _("Was this mail yours?"), {"link": link, "sender": mail.sender}
    )


def _not_taken(letter: Letter) -> EmailMessage:
    mail, read = _mail_about(letter)
    reason = _UNREADABLE if mail.given_up_at else mail.reason
    context = {"reason": reason, "text": "" if mail.is_too_large else _given_back(read)}
    return _mail(
        "not_taken", letter, _("Not posted: %(subject)s") % {"subject": read.subject}, context
    )


def _left_out(letter: Letter) -> EmailMessage:
    mail, read = _mail_about(letter)
    link = absolute(path_of(mail.entry, mail.entry.community.slug)) if mail.entry else absolute("/")
    context = {"sentence": sentence_of(mail.left_out), "link": link}
    return _mail("left_out", letter, _("Posted: %(subject)s") % {"subject": read.subject}, context)


def _given_back(read: ReadMail) -> str:
    try:
        return as_written(read)
    except Exception:  # this may be the very mail that broke us when it was to be posted
        log.warning("the words of a mail could not be given back")
        return ""


def _mail_about(letter: Letter) -> tuple[IncomingMail, ReadMail]:
    """Raises NothingToSay once its text is gone."""
    mail = (
        IncomingMail.objects.filter(pk=letter.about["mail"])
        .exclude(raw=b"")
        .select_related("entry__community")
        .first()
    )
    if mail is None:
        raise NothingToSay("the mail is no longer kept")
    return mail, read_mail(bytes(mail.raw))


def _to_a_stranger(letter: Letter) -> EmailMessage:
    house = House.current().name
    return plain(
        "incoming/mail/stranger.txt",
        {"house": house},
        letter=letter,
        subject=_("Your mail to %(house)s") % {"house": house},
    )


def _mail(name: str, letter: Letter, subject: str, context: dict) -> EmailMessage:
    person = Person.objects.here().filter(pk=letter.person_id).first()
    if person is None:
        raise NothingToSay("this person has left")
    house = House.current().name
    context = {**context, "house": house, "language": "en", "person": person}
    headers = Headers(message_id=letter.message_id_stem)
    return build(
        f"incoming/mail/{name}",
        context,
        to=address_of(person),
        subject=one_line(subject),
        headers=headers,
        sender=house,
    )
