"""Put a card away, and say that one has seen what is new."""

from django.utils import timezone

from guildhall.commons.models import Follow
from guildhall.home.models import Skip
from guildhall.people.models import Person


def skip_card(*, by: Person, card: str, target_id: int) -> None:
    """Not for me: another card takes its place."""
    Skip.objects.get_or_create(person=by, card=card, target_id=target_id)


def see_everything(*, by: Person) -> None:
    """All that is told in *Since you were here* has been seen."""
    Follow.objects.filter(person=by).update(seen_at=timezone.now())
