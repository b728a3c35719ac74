"""Never be introduced to someone, and undo it. Nobody else knows."""

from guildhall.introductions.models import Apart
from guildhall.people.models import Person


def keep_apart(other: Person, *, by: Person) -> None:
    """In every community, by hand and in rounds. Twice is harmless."""
    if other.pk != by.pk:
        Apart.objects.get_or_create(person=by, other=other)


def end_apart(other: Person, *, by: Person) -> None:
    Apart.objects.filter(person=by, other=other).delete()
