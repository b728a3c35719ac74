"""What the log calls the acts around webhooks."""

from guildhall.activity.verbs import NOTHING, event

WEBHOOK_MADE = event("webhook.made", counts_as=NOTHING)
WEBHOOK_STOPPED = event("webhook.stopped", counts_as=NOTHING)
