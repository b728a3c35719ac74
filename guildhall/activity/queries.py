"""The state of the outbox, for the operator."""

from django.db.models import QuerySet

from guildhall.activity.models import Delivery, Recurrence

FAILED_OFTEN = 3


def unheard() -> QuerySet[Delivery]:
    """Deliveries that failed at least once, given-up ones first; `reason` says what went wrong."""
    return (
        Delivery.objects.filter(attempts__gt=0)
        .select_related("event")
        .order_by("-given_up_at", "not_before")
    )


def recurrences() -> QuerySet[Recurrence]:
    """Each recurring job with its last run, by name."""
    return Recurrence.objects.order_by("name")


def failing_jobs() -> QuerySet[Recurrence]:
    """Jobs whose last runs failed, several in a row."""
    return Recurrence.objects.filter(attempts__gte=FAILED_OFTEN).exclude(reason="").order_by("name")
