"""Put a card away."""

from guildhall.commons.models import Skip
from guildhall.people.models import Person


def skip_card(*, by: Person, card: str, target_id: int) -> None:
    """Not for me: another card takes its place. Twice is harmless."""
    Skip.objects.get_or_create(person=by, card=card, target_id=target_id)


def unskip_card(*, by: Person, card: str, target_id: int) -> None:
    """Bring a card back. Twice is harmless."""
    Skip.objects.filter(person=by, card=card, target_id=target_id).delete()
