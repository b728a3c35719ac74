"""Block somebody for oneself, and take it back. Nobody is told."""

from guildhall.people.models import Block, Person


def block(person: Person, *, by: Person) -> None:
    """From now on `by` is told nothing of what `person` does, and what they wrote is folded. Twice is harmless."""
    if person.pk != by.pk:
        Block.objects.get_or_create(person=by, blocked=person)


def unblock(person: Person, *, by: Person) -> None:
    Block.objects.filter(person=by, blocked=person).delete()
