"""The work in the background: letters are built, sent and marked, one after the other.

A worker that is killed leaves its lease behind; another takes the letter when the lease ends.
Where the kill, or the end of a connection, fell between handing over and marking, the mail goes
out again: `perhaps_twice` counts these, and nothing else can double a letter. A letter that is
refused waits alone; only a server that refuses us makes all of them wait (a standstill).
"""

import datetime as dt
import logging
from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from guildhall.activity.leased import taken, words_of, work_on
from guildhall.kit.prepared import prepared
from guildhall.kit.prepared_writes import Update, prepared_update
from guildhall.kit.words import excerpt
from guildhall.mail.kinds import NothingToSay, NotYet, kinds
from guildhall.mail.models import BadAddress, Letter, LetterQuerySet, Standstill
from guildhall.mail.post import Never, NotNow, Post, ServerAway

MOST_ATTEMPTS = 8  # of a letter that cannot be built
PATIENCE = dt.timedelta(days=5)

log = logging.getLogger(__name__)


def send_due(*, batch: int = 50) -> int:
    """Send what is due; returns how many letters were tried. Without a mail server: none."""
    with Post() as post:
        return work_on(_next, _sender(post), batch=batch)


def due_letters(at: dt.datetime) -> LetterQuerySet:
    return Letter.objects.sendable(at=at) if settings.HAS_MAIL else Letter.objects.none()


def _next() -> Letter | None:
    return taken(lambda: _first_due.first(at=timezone.now())) if settings.HAS_MAIL else None


@prepared
def _first_due(at: dt.datetime) -> QuerySet[Letter]:
    due = Letter.objects.sendable(at=at).order_by("not_before", "id")
    return due.select_for_update(skip_locked=True, of=("self",))[:1]


def _sender(post: Post) -> Callable[[Letter], None]:
    def send(letter: Letter) -> None:
        message = _built(letter)
        if message is not None:
            _send(letter, message, post)

    return send


def _built(letter: Letter) -> EmailMessage | None:
    """The mail; None where the letter needs none."""
    try:
        if letter.kind not in kinds:
            raise LookupError(f"No app builds letters of the kind {letter.kind}.")
        message = kinds[letter.kind].build(letter)
        _refuse_bad_addresses(message)
    except NothingToSay as nothing:
        letter.finish(dropped_at=timezone.now(), reason=str(nothing)[:300])
    except NotYet as night:
        letter.put_off(night.until)
    except Exception as failure:  # a letter may be broken in any way; the others must go out
        log.warning("letter %s failed: %s", letter.pk, type(failure).__name__)
        letter.fail(words_of(failure), most=MOST_ATTEMPTS)
    else:
        return message
    return None


def _send(letter: Letter, message: EmailMessage, post: Post) -> None:
    try:
        post.send(message)
    except ServerAway as problem:
        still = _stand_still(str(problem))
        letter.put_off(still.until, reason=still.reason)
        _let_go_of_what_is_old(still)
    except NotNow as refusal:
        doubts = 1 if refusal.is_in_doubt else 0
        letter.fail(str(refusal), perhaps_twice=F("perhaps_twice") + doubts)
    except Never as refusal:
        for address in refusal.bad:
            BadAddress.note(address, str(refusal))
        letter.give_up(str(refusal))
    else:
        _note_sent(letter_id=letter.pk, at=timezone.now())
        if post.was_away:
            Standstill.objects.all().delete()
            post.was_away = False


@prepared_update
def _note_sent(letter_id: int, at: dt.datetime) -> Update:
    """As `finish` does: it is done, even if another worker holds it by now."""
    return Letter.objects.filter(pk=letter_id), {"leased_until": None, "sent_at": at, "reason": ""}


def _refuse_bad_addresses(message: EmailMessage) -> None:
    for address in message.to:
        bad = _bad_address.first(address=address.lower())
        if bad:
            raise NothingToSay(f"mail to this address came back: {bad.reason}")


@prepared
def _bad_address(address: str) -> QuerySet[BadAddress]:
    return BadAddress.objects.filter(address=address)


def _stand_still(reason: str) -> Standstill:
    """Try nothing for a while; longer each time."""
    log.warning("the mail server is away: %s", reason)
    now = timezone.now()
    with transaction.atomic():
        still, _is_new = Standstill.objects.select_for_update().get_or_create(
            pk=1, defaults={"since": now}
        )
        still.tries += 1
        still.until = now + min(
            Standstill.LONGEST_PAUSE, dt.timedelta(seconds=15 * 2 ** min(still.tries, 10))
        )
        still.reason = excerpt(reason, 300)
        still.save()
    return still


def _let_go_of_what_is_old(still: Standstill) -> None:
    """Give up letters that the server has kept waiting for days: they are no longer news."""
    now = timezone.now()
    old = Letter.objects.waiting().filter(made_at__lt=now - PATIENCE, not_before__lte=still.until)
    old.filter(leased_until=None).update(given_up_at=now, reason=still.reason)
