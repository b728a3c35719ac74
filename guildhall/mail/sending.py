"""The worker's part: letters leased in batches, built, sent, marked.

A worker that is killed leaves its lease behind; another takes the letter when
the lease ends. Where the kill fell between sending and marking the mail goes out
again: `perhaps_twice` counts these, and nothing else can double a letter.
"""

import datetime as dt
import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guildhall.mail.kinds import NothingToSay, NotYet, kinds
from guildhall.mail.models import BadAddress, Letter

LEASE = dt.timedelta(minutes=5)
MOST_ATTEMPTS = 8
PATIENCE = dt.timedelta(days=5)
LONGEST_PAUSE = dt.timedelta(minutes=30)

log = logging.getLogger(__name__)


class ServerAway(Exception):
    """The mail server cannot be reached, or wants nothing now. No fault of the letter's."""


def send_due(*, batch: int = 50) -> int:
    """Send what is due; returns how many letters were taken in hand. Without a mail server: none."""
    if not settings.HAS_MAIL:
        return 0
    letters = _lease(batch)
    if not letters:
        return 0
    post = _Post()
    try:
        for place, letter in enumerate(letters):
            try:
                _handle(letter, post)
            except ServerAway as problem:
                _put_back(letters[place:], str(problem))
                break
    finally:
        post.close()
    return len(letters)


def _lease(batch: int) -> list[Letter]:
    now = timezone.now()
    with transaction.atomic():
        found = Letter.objects.select_for_update(skip_locked=True).due(at=now).order_by("not_before", "id")
        letters = list(found[:batch])
        taken = Letter.objects.filter(pk__in=[letter.pk for letter in letters])
        taken.filter(sending_at__isnull=False).update(perhaps_twice=F("perhaps_twice") + 1)
        taken.update(leased_until=now + LEASE)
    for letter in letters:
        letter.leased_until = now + LEASE
    return letters


class _Post:
    """One connection for a batch, opened with the first mail."""

    def __init__(self) -> None:
        self.backend: BaseEmailBackend | None = None

    def send(self, message: EmailMessage) -> None:
        """Raises ServerAway, and smtplib's refusals of this one mail."""
        try:
            if self.backend is None:
                self.backend = get_connection(fail_silently=False)
                self.backend.open()
            self.backend.send_messages([message])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refusal:
            self.close()
            if _is_for_now(refusal):
                raise ServerAway(_said(refusal)) from refusal
            raise
        except (OSError, smtplib.SMTPException) as problem:
            self.close()
            raise ServerAway(_said(problem)) from problem

    def close(self) -> None:
        if self.backend is not None:
            try:
                self.backend.close()
            except (OSError, smtplib.SMTPException):
                log.debug("the mail server was gone before we said goodbye")
            self.backend = None


def _handle(letter: Letter, post: _Post) -> None:
    kind = kinds.get(letter.kind)
    try:
        if kind is None:
            raise LookupError(f"Nobody builds letters of the kind {letter.kind}.")
        message = kind.build(letter)
        _refuse_bad_addresses(message)
    except NothingToSay as nothing:
        _mark(letter, dropped_at=timezone.now(), reason=str(nothing)[:300])
    except NotYet as night:
        _mark(letter, not_before=night.until)
    except Exception as failure:  # a letter may be broken in any way; the others must go out
        _failed(letter, failure)
    else:
        _send(letter, message, post)


def _send(letter: Letter, message: EmailMessage, post: _Post) -> None:
    """Only while the lease is still ours: a slow server may have let it run out, and another worker has the letter."""
    now = timezone.now()
    ours = Letter.objects.filter(pk=letter.pk, leased_until=letter.leased_until, sent_at=None)
    if not ours.update(sending_at=now, leased_until=now + LEASE):
        return
    try:
        post.send(message)
    except smtplib.SMTPRecipientsRefused as refusal:
        for address in refusal.recipients:
            BadAddress.note(address, _said(refusal))
        _mark(letter, given_up_at=timezone.now(), sending_at=None, reason=_said(refusal))
    except smtplib.SMTPException as refusal:
        _failed(letter, refusal)
    else:
        _mark(letter, sent_at=timezone.now(), reason="")


def _refuse_bad_addresses(message: EmailMessage) -> None:
    bad = BadAddress.objects.filter(address__in=[address.lower() for address in message.to]).first()
    if bad:
        raise NothingToSay(f"mail to this address came back: {bad.reason}")


def _mark(letter: Letter, **changes: object) -> None:
    Letter.objects.filter(pk=letter.pk).update(leased_until=None, **changes)


def _failed(letter: Letter, failure: Exception) -> None:
    log.warning("letter %s failed: %s", letter.pk, type(failure).__name__)
    attempts = letter.attempts + 1
    _mark(
        letter, attempts=attempts, sending_at=None, reason=_said(failure),
        not_before=timezone.now() + dt.timedelta(seconds=15 * 2**attempts),
        given_up_at=timezone.now() if attempts >= MOST_ATTEMPTS else None,
    )  # fmt: skip


def _put_back(letters: list[Letter], reason: str) -> None:
    """A server that is away is waited for, for days; each letter keeps its own patience."""
    log.warning("the mail server is away: %s", reason)
    now = timezone.now()
    for letter in letters:
        pause = min(LONGEST_PAUSE, dt.timedelta(seconds=15 * 2 ** min(letter.attempts + 1, 10)))
        is_over = now - letter.made_at > PATIENCE
        _mark(
            letter, attempts=min(letter.attempts + 1, 1000), sending_at=None, reason=reason[:300], not_before=now + pause,
            given_up_at=now if is_over else None,
        )  # fmt: skip


def _is_for_now(refusal: smtplib.SMTPException) -> bool:
    """Greylisting and full queues (4xx): the same mail may be welcome later."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return all(400 <= code < 500 for code, _said in refusal.recipients.values())
    return isinstance(refusal, smtplib.SMTPResponseException) and 400 <= refusal.smtp_code < 500


def _said(problem: Exception) -> str:
    """What the server or system said, on one line, without addresses in it being a matter of form."""
    return " ".join(f"{type(problem).__name__}: {problem}".split())[:300]
