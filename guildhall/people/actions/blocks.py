"""Block someone for yourself, and undo it. Nobody else knows."""

from guildhall.people.models import Block, Person


def block(person: Person, *, by: Person) -> None:
    """From now on `by` hears nothing of `person`, and their posts are folded. Twice is harmless."""
    if person.pk != by.pk:
        Block.objects.get_or_create(person=by, blocked=person)


def unblock(person: Person, *, by: Person) -> None:
    Block.objects.filter(person=by, blocked=person).delete()
