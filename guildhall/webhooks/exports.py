"""The webhooks that a person made."""

from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.webhooks.models import Webhook


def exports(person: Person) -> Kept:
    return {
        "webhooks_made": Webhook.objects.filter(made_by=person).values(
            "community__name", "format", "made_at"
        ),
    }
