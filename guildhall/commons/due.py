"""What needs a check: its day has come, and nobody has looked at it again yet. Rooms say which."""

from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet

from guildhall.commons.kinds import kinds
from guildhall.commons.models import Entry
from guildhall.kit.declared import Asked

# The rows of a room about published entries that need a check, each with its `entry`.
needs_check: Asked[Callable[[], QuerySet]] = Asked("needs_check")


def is_due(of: str) -> Q:
    """Whether what the field `of` leads to needs a check, for a filter."""
    due = Q(pk__in=())
    for ask_room in needs_check:
        due |= Q(**{f"{of}__in": ask_room().values("entry")})
    return due


def due_among(entries: Iterable[Entry]) -> set[int]:
    """The ids of those that need a check. One query for each room that has such entries here."""
    by_room: dict[str, set[int]] = {}
    for entry in entries:
        if entry.kind in kinds:
            by_room.setdefault(kinds[entry.kind].room, set()).add(entry.pk)
    due: set[int] = set()
    for room, ids in by_room.items():
        if ask_room := needs_check.of(room):
            due.update(pk for (pk,) in ask_room().filter(entry__in=ids).values_list("entry"))
    return due
