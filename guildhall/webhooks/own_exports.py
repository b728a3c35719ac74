"""What webhooks keeps about a person: which ones they made."""

from guildhall.people.belongings import stay_behind
from guildhall.people.exports import exports
from guildhall.webhooks.models import Webhook


def register() -> None:
    stay_behind("webhooks.Webhook.made_by")
    exports.add(
        "webhooks_made", lambda person: Webhook.objects.filter(made_by=person).values("community__name", "format", "made_at")
    )
