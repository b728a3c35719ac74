"""The events of adding and stopping webhooks."""

from guildhall.activity.verbs import NOTHING, event

WEBHOOK_MADE = event("webhook.made", counts_as=NOTHING)
WEBHOOK_STOPPED = event("webhook.stopped", counts_as=NOTHING)
