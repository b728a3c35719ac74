"""Whom the world knows: upper floors say of whom it reads something. Their face may be seen without signing in."""

from collections.abc import Callable

from guildhall.kit.declared import Asked

known: Asked[Callable[[int], bool]] = Asked("is_known_to_the_world", "person_id")


def is_known_to_the_world(person_id: int) -> bool:
    return any(is_known(person_id) for is_known in known)
