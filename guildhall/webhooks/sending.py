"""The worker's part: events become sendings, sendings are posted, failures are tried again for three days."""

import datetime as dt
import logging
import time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from guildhall.activity.models import Delivery, Event
from guildhall.kit.outside import Answer, NotOutside, post
from guildhall.kit.signed_hooks import sign
from guildhall.webhooks.models import Sending, Webhook
from guildhall.webhooks.payloads import Gone, payload_of

LEASE = dt.timedelta(minutes=2)
PAUSES = [dt.timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)]
PATIENCE = dt.timedelta(days=5)

log = logging.getLogger(__name__)


def hear(event: Event, delivery: Delivery) -> None:
    """Each webhook of the community that wants this event gets one sending, however often the event is delivered."""
    if not event.is_news:
        return
    about = {"entry": event.entry_id, "reply": event.reply_id, "actor": event.actor_id}
    wanted = [
        webhook
        for webhook in Webhook.objects.filter(community=event.community_id, stopped_at=None)
        if event.verb in webhook.verbs
    ]
    Sending.objects.bulk_create(
        [Sending(webhook=webhook, event_id=event.pk, verb=event.verb, about=about, at=event.at) for webhook in wanted],
        ignore_conflicts=True,
    )


def send_due_hooks(*, batch: int = 10) -> int:
    """Post what is due; returns how many were taken in hand."""
    now = timezone.now()
    with transaction.atomic():
        found = Sending.objects.select_for_update(skip_locked=True, of=("self",)).due(at=now)
        sendings = list(found.select_related("webhook__community").order_by("not_before", "id")[:batch])
        Sending.objects.filter(pk__in=[sending.pk for sending in sendings]).update(leased_until=now + LEASE)
    for sending in sendings:
        _post(sending)
    return len(sendings)


def _post(sending: Sending) -> None:
    webhook, timestamp = sending.webhook, int(time.time())
    try:
        body = payload_of(sending)
        headers = {
            "Content-Type": "application/json; charset=utf-8", "User-Agent": "Guildhall", "webhook-id": sending.message_id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": sign(webhook.secret, message_id=sending.message_id, timestamp=timestamp, body=body),
        }  # fmt: skip
        answer = post(webhook.url, body, headers, inside_hosts=settings.INSIDE_HOSTS)
    except Gone:
        _give_up(sending, None, "It was taken away before it was sent.")
    except NotOutside as problem:
        _give_up(sending, None, str(problem))
    except OSError as problem:
        _failed(sending, None, f"{type(problem).__name__}: nobody answered")
    else:
        _answered(sending, answer)


def _answered(sending: Sending, answer: Answer) -> None:
    if answer.is_ok:
        _mark(sending, sent_at=timezone.now(), status=answer.status, answer=answer.text[:300], attempts=sending.attempts + 1)
        Webhook.objects.filter(pk=sending.webhook_id).update(failing_since=None)
    elif answer.status == 410:  # the other side says: never again
        _give_up(sending, answer.status, answer.text)
        Webhook.objects.filter(pk=sending.webhook_id).update(stopped_at=timezone.now())
    else:
        _failed(sending, answer.status, answer.text)


def _failed(sending: Sending, status: int | None, text: str) -> None:
    """Tried again with growing pauses; a webhook that has failed for five days is stopped."""
    now = timezone.now()
    log.warning("sending %s failed: %s", sending.pk, status or text)
    if sending.attempts >= len(PAUSES):
        _give_up(sending, status, text)
    else:
        _mark(sending, attempts=sending.attempts + 1, status=status, answer=text[:300], not_before=now + PAUSES[sending.attempts])
    Webhook.objects.filter(pk=sending.webhook_id, failing_since=None).update(failing_since=now)
    Webhook.objects.filter(pk=sending.webhook_id, failing_since__lt=now - PATIENCE, stopped_at=None).update(stopped_at=now)


def _give_up(sending: Sending, status: int | None, text: str) -> None:
    _mark(sending, given_up_at=timezone.now(), status=status, answer=text[:300], attempts=sending.attempts + 1)


def _mark(sending: Sending, **changes: object) -> None:
    Sending.objects.filter(pk=sending.pk).update(leased_until=None, **changes)
