"""States that communities named themselves, beside those that every entry of a kind has.

Rooms that have such say which entries are in one of a name, and which names a community has.
"""

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Q, QuerySet

from guildhall.kit.declared import Asked
from guildhall.kit.words import fold

# The rows of a room about entries that are in a state of this folded name, each with its `entry`.
in_named_state: Asked[Callable[[str], QuerySet]] = Asked("in_named_state", "name_key")
names_of_states: Asked[Callable[[int], Sequence[str]]] = Asked("names_of_states", "community_id")


def is_in_named_state(name: str, *, of: str) -> Q:
    """Whether what the field `of` leads to is in a state of this name, for a filter."""
    found = Q(pk__in=())
    for ask_room in in_named_state:
        found |= Q(**{f"{of}__in": ask_room(fold(name)).values("entry")})
    return found


def states_named_in(community_id: int) -> Iterator[str]:
    """A query for each room that has such states."""
    for ask_room in names_of_states:
        yield from ask_room(community_id)
