"""Make, change, stop and try webhooks."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.kit.outside import require_outside
from guildhall.kit.signed_hooks import new_secret
from guildhall.people.actions import note_audit
from guildhall.people.events import SETTINGS_CHANGED
from guildhall.people.models import Person
from guildhall.webhooks.events import WEBHOOK_MADE, WEBHOOK_STOPPED
from guildhall.webhooks.models import TEST, Sending, Webhook


def make_webhook(
    community: Community, *, by: Person, url: str, form: str, verbs: list[str]
) -> Webhook:
    """Send these events of the community there from now on. Raises NotOutside."""
    url = require_outside(url, inside_hosts=settings.INSIDE_HOSTS)
    with transaction.atomic():
        webhook = Webhook.objects.create(
            community=community, url=url, format=form, verbs=verbs, made_by=by
        )
        _note(webhook, by, WEBHOOK_MADE)
    return webhook


def change_webhook(
    webhook: Webhook, *, by: Person, url: str, form: str, verbs: list[str]
) -> Webhook:
    """Raises NotOutside."""
    url = require_outside(url, inside_hosts=settings.INSIDE_HOSTS)
    with transaction.atomic():
        webhook.url, webhook.format, webhook.verbs = url, form, verbs
        webhook.save(update_fields=["url", "format", "verbs"])
        _note(webhook, by, WEBHOOK_MADE)
    return webhook


def stop_webhook(webhook: Webhook, *, by: Person) -> None:
    """Send nothing more; what is waiting is kept."""
    with transaction.atomic():
        if Webhook.objects.filter(pk=webhook.pk, stopped_at=None).update(stopped_at=timezone.now()):
            _note(webhook, by, WEBHOOK_STOPPED)


def start_webhook(webhook: Webhook, *, by: Person) -> None:
    with transaction.atomic():
        if (
            Webhook.objects.filter(pk=webhook.pk)
            .exclude(stopped_at=None)
            .update(stopped_at=None, failing_since=None)
        ):
            _note(webhook, by, WEBHOOK_MADE)


def remove_webhook(webhook: Webhook, *, by: Person) -> None:
    """Remove it and its log."""
    with transaction.atomic():
        _note(webhook, by, WEBHOOK_STOPPED)
        webhook.delete()


def renew_secret(webhook: Webhook, *, by: Person) -> str:
    """Sign with a new secret from now on; the old one is worthless."""
    with transaction.atomic():
        webhook.secret = new_secret()
        webhook.save(update_fields=["secret"])
        note_audit(
            SETTINGS_CHANGED,
            by=by,
            community_id=webhook.community_id,
            note="webhook secret renewed",
        )
    return webhook.secret


def send_test(webhook: Webhook) -> Sending:
    return Sending.objects.create(webhook=webhook, verb=TEST)


def send_again(sending: Sending) -> None:
    """Send it with the same id, so that the other side recognises it."""
    with transaction.atomic():
        again = Sending.objects.filter(pk=sending.pk)
        again.update(sent_at=None, status=None, answer="")
        again.again()


def _note(webhook: Webhook, by: Person, verb: str) -> None:
    detail: dict[str, Any] = {"webhook": webhook.pk}
    record(verb, actor_id=by.pk, community_id=webhook.community_id, **detail)
    note_audit(
        SETTINGS_CHANGED, by=by, community_id=webhook.community_id, note=f"{verb} {webhook.format}"
    )
