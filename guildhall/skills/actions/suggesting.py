"""What someone solved suggests a line for their profile: they list it, or hide it for good."""

from django.db import transaction

from guildhall.activity.actions import record
from guildhall.communities.models import Topic
from guildhall.people.actions import add_offer
from guildhall.people.models import Offer, Person
from guildhall.skills import events
from guildhall.skills.models import HiddenSuggestion


def accept_suggestion(topic: Topic, *, by: Person) -> Offer:
    """Raises ListIsFull."""
    return add_offer(by, kind=Offer.Kind.ASK_ME, text=topic.name)


def hide_suggestion(topic: Topic, *, by: Person) -> None:
    """It is not suggested again."""
    with transaction.atomic():
        _row, is_new = HiddenSuggestion.objects.get_or_create(person=by, text_key=topic.name_key)
        if is_new:
            record(events.SUGGESTION_HIDDEN, actor_id=by.pk)
