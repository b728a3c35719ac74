"""Whom the world knows: upper floors say of whom it reads something. Their face may be seen without signing in."""

from collections.abc import Callable

from guildhall.kit.registry import Registry

known_to_the_world: Registry[Callable[[int], bool]] = Registry("people.known_to_the_world")


def is_known_to_the_world(person_id: int) -> bool:
    return any(knows(person_id) for knows in known_to_the_world)
