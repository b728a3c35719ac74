"""The key of a person in files that go from hall to hall."""

import hashlib

from guildhall.people.models import Person

PACK_SOURCE = "pack"


def key_of(person: Person) -> str:
    """The same in every hall that a pack goes through, and of no use for signing in."""
    if person.source == PACK_SOURCE:
        return person.foreign_id
    return hashlib.sha256(
        f"{person.pk}|{person.created_at.isoformat()}|{person.username}".encode()
    ).hexdigest()[:20]
