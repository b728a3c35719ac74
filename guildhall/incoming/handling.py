"""What happens to a mail: posted, confirmed first, refused with a reason, or ignored."""

import datetime as dt
import re

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.leased import work_on
from guildhall.commons.actions import ParentGone
from guildhall.commons.text import NotPosted
from guildhall.incoming.kept_files import forget_files
from guildhall.incoming.letters import ask_to_confirm, say_no, say_what_was_left, tell_a_stranger
from guildhall.incoming.models import IncomingMail, IncomingMailQuerySet
from guildhall.incoming.posting import NotTaken, Words, post_mail, words_of
from guildhall.incoming.reading import ReadMail, Unreadable, read_mail
from guildhall.incoming.trust import is_surely_theirs, mark_of
from guildhall.incoming.wishes import Wish, wish_of
from guildhall.kit.verdict import Refused
from guildhall.mail.building import mail_domain
from guildhall.mail.models import BadAddress, Letter
from guildhall.notifications.actions import see_entry
from guildhall.notifications.addresses import is_ours

MOST_ASKED_A_DAY = 10
_OUR_ID = re.compile(r"<letter\.(\d+)\.(\d+)@([^>]+)>")

State = IncomingMail.State


def handle_waiting(*, batch: int = 20) -> int:
    """Handle what came in, the oldest first; returns how many were tried.

    A mail that breaks us does not keep us from the next.
    """
    return work_on(_next, _attempt, batch=batch)


def due_mails(at: dt.datetime) -> IncomingMailQuerySet:
    return IncomingMail.objects.due(at=at)


def handle(mail: IncomingMail) -> None:
    """Decide by the kind of mail and by its recipient."""
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
    wish = wish_of(mail.recipient, read)
    if wish is None:
        tell_a_stranger(read.sender)
        return _end(mail, State.REFUSED, "the sender may not write here")
    mail.person, mail.mark = wish.person, mark_of(read, bytes(mail.raw), wish)
    mail.save(update_fields=["sender", "person", "mark"])
    if mail.is_too_large:
        return _refuse(
            mail,
            _("Your mail is larger than 25 MB. Please send it again without the attachments."),
        )
    if is_surely_theirs(mail, read, wish):
        return carry_out(mail, read, wish)
    return _ask_first(mail)


def _ask_first(mail: IncomingMail) -> None:
    """Ask its person in a letter, wherever the mail came from.

    Many mails sent in their name do not fill their mailbox.
    """
    lately = IncomingMail.objects.filter(
        person=mail.person, state=State.ASKED, handled_at__gt=timezone.now() - dt.timedelta(days=1)
    )
    if lately.count() >= MOST_ASKED_A_DAY:
        return _end(
            mail, State.REFUSED, "too many mails are waiting for this person to confirm them"
        )
    with transaction.atomic():
        _end(mail, State.ASKED, "waiting for its person to confirm it")
        ask_to_confirm(mail)
    return None


def carry_out(mail: IncomingMail, read: ReadMail, wish: Wish) -> None:
    """Post what the mail says, once; or say why not and return the text.

    Its files are kept first, so that nobody waits for locks meanwhile. The post and the state of
    the mail change in one transaction.
    """
    if not _open_ones(mail).exists():
        return
    words = words_of(read, wish)
    try:
        _post_once(mail, read, wish, words)
    finally:
        forget_files(words.kept)


def _post_once(mail: IncomingMail, read: ReadMail, wish: Wish, words: Words) -> None:
    with transaction.atomic():
        if _open_ones(mail).select_for_update(of=("self",)).first() is None:
            return
        try:
            with transaction.atomic():
                done = post_mail(read, wish, words)
        except (NotTaken, NotPosted, ParentGone, Refused) as problem:
            _refuse(mail, str(getattr(problem, "reason", problem)))
            return
        mail.entry, mail.left_out = done.entry, done.left_out
        if done.in_vain:
            _refuse(mail, done.in_vain)
            return
        if mail.entry:
            see_entry(mail.entry.pk, by=wish.person)
        if mail.left_out:
            say_what_was_left(mail)
        _end(mail, State.DONE, "")


def _open_ones(mail: IncomingMail) -> QuerySet[IncomingMail]:
    return IncomingMail.objects.filter(pk=mail.pk, state__in=(State.WAITING, State.ASKED))


def confirmed(mail: IncomingMail) -> str:
    """Its person said yes: carry it out. Returns why that failed; empty where it is done."""
    if mail.state == State.ASKED:
        read = read_mail(bytes(mail.raw))
        wish = wish_of(mail.recipient, read, confirmed_by=mail.person)
        if wish is None or mail.person is None or wish.person.pk != mail.person.pk:
            return str(_("This can no longer be posted."))
        carry_out(mail, read, wish)
        mail.refresh_from_db()
    return "" if mail.state == State.DONE else mail.reason


def _next() -> IncomingMail | None:
    return due_mails(timezone.now()).order_by("not_before", "id").take()


def _attempt(mail: IncomingMail) -> None:
    """Handle one.

    The writer of a mail that breaks us each time is told, as it is not tried again.
    """
    try:
        handle(mail)
    except Exception:
        if mail.attempts >= mail.MOST_ATTEMPTS:
            say_no(mail)
        raise


def disowned(mail: IncomingMail) -> None:
    """Its person says that someone else sent it: it can no longer be posted."""
    open_ones = IncomingMail.objects.filter(pk=mail.pk, state=State.ASKED)
    open_ones.update(
        state=State.REFUSED, reason=_("You told us that this mail was not yours."), raw=b""
    )


def _note_bounce(read: ReadMail) -> None:
    """Believe it only where it quotes a letter of ours to that very address.

    Anyone can send something that looks like a bounce.
    """
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
    """Say why, and return the text."""
    with transaction.atomic():
        _end(mail, State.REFUSED, reason)
        say_no(mail)


def _end(mail: IncomingMail, state: str, reason: str) -> None:
    mail.state, mail.reason, mail.handled_at = state, reason[:300], timezone.now()
    mail.leased_until = None
    mail.save()
