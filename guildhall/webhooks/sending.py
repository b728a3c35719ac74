"""The worker's part: events become sendings, and sendings are posted.

Failures are tried again for three days.
"""

import datetime as dt
import logging
import time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.leased import let_go_of_the_database, work_on
from guildhall.activity.listeners import Delivery, Event
from guildhall.kit.outside import Answer, NotOutside, post, why_unreached
from guildhall.kit.signed_hooks import sign
from guildhall.kit.words import excerpt, without_controls
from guildhall.webhooks.models import Sending, SendingQuerySet, Webhook
from guildhall.webhooks.payloads import Gone, payload_of

PATIENCE = dt.timedelta(days=5)

log = logging.getLogger(__name__)


def queue_sendings(event: Event, delivery: Delivery) -> None:
    """One sending for each webhook of the community that wants this event.

    It stays one, however often the event is delivered.
    """
    if not event.is_news:
        return
    about = {"entry": event.entry_id, "reply": event.reply_id, "actor": event.actor_id}
    wanted = [
        webhook
        for webhook in Webhook.objects.filter(community=event.community_id, stopped_at=None)
        if event.verb in webhook.verbs
    ]
    Sending.objects.bulk_create(
        [
            Sending(webhook=webhook, event_id=event.pk, verb=event.verb, about=about, at=event.at)
            for webhook in wanted
        ],
        ignore_conflicts=True,
    )


def send_due_hooks(*, batch: int = 10) -> int:
    """Post what is due; returns how many were tried."""
    return work_on(_next, _post, batch=batch)


def due_sendings(at: dt.datetime) -> SendingQuerySet:
    return Sending.objects.due(at=at)


def _next() -> Sending | None:
    """The next for a webhook that works; failing ones, which may be slow, come after."""
    due = (
        due_sendings(timezone.now())
        .select_related("webhook__community")
        .order_by("not_before", "id")
    )
    return due.filter(webhook__failing_since=None).take() or due.take()


def _post(sending: Sending) -> None:
    webhook, timestamp = sending.webhook, int(time.time())
    try:
        body = payload_of(sending)
        signature = sign(
            webhook.secret, message_id=sending.message_id, timestamp=timestamp, body=body
        )
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Guildhall",
            "webhook-id": sending.message_id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": signature,
        }
        let_go_of_the_database()
        answer = post(webhook.url, body, headers, inside_hosts=settings.INSIDE_HOSTS)
    except Gone:
        sending.give_up(_("The text was removed before this was sent."))
    except NotOutside as problem:
        sending.give_up(str(problem), status=None)
        _note_failing(webhook)
    except OSError as problem:
        _fail(sending, None, why_unreached(problem))
    else:
        _note_answer(sending, answer)


def _note_answer(sending: Sending, answer: Answer) -> None:
    text = excerpt(without_controls(answer.text), 300)
    if answer.is_ok:
        sending.finish(sent_at=timezone.now(), status=answer.status, answer=text, reason="")
        if sending.webhook.failing_since:
            Webhook.objects.filter(pk=sending.webhook_id).update(failing_since=None)
    elif answer.status == 410:  # Gone: no more messages, ever
        sending.give_up(
            _("The other side asked for no more messages."), status=answer.status, answer=text
        )
        Webhook.objects.filter(pk=sending.webhook_id).update(stopped_at=timezone.now())
    else:
        _fail(sending, answer.status, _("The other side refused it."), text)


def _fail(sending: Sending, status: int | None, reason: str, text: str = "") -> None:
    log.warning("sending %s failed: %s", sending.pk, status or reason)
    sending.fail(reason, status=status, answer=text)
    _note_failing(sending.webhook)


def _note_failing(webhook: Webhook) -> None:
    """Note since when it fails; stop it after five days."""
    now = timezone.now()
    Webhook.objects.filter(pk=webhook.pk, failing_since=None).update(failing_since=now)
    failing_long = Webhook.objects.filter(pk=webhook.pk, failing_since__lt=now - PATIENCE)
    failing_long.filter(stopped_at=None).update(stopped_at=now)
