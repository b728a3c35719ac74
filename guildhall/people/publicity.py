"""Whose face the world may see without signing in.

Apps above say whose texts the world can read.
"""

from collections.abc import Callable

from guildhall.kit.declared import Asked

known: Asked[Callable[[int], bool]] = Asked("is_known_to_the_world", "person_id")


def is_known_to_the_world(person_id: int) -> bool:
    return any(is_known(person_id) for is_known in known)
