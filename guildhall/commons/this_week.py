"""What a steward can do this week: each app says what there is to do with what is its own.

The page and the mail of Mondays show at most three of all of them (`health/week`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from guildhall.communities.seats import Seat
from guildhall.kit.declared import Declared

MOST_OF_A_KIND = 12


@dataclass(frozen=True, slots=True)
class WorkKind:
    """One kind of thing to do; those with a low `order` help most and come first.

    `says` names the kind in the list of those that are not shown. `someone_waits` for it: a person
    asked, joined, or said when they can come.
    """

    name: str
    icon: str
    says: Any
    order: int
    someone_waits: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do: why it helps, and the page on which it is done.

    `target_id` is what it is about.
    """

    kind: WorkKind
    target_id: int
    title: str
    why: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """`read` makes one or two queries for this steward. What belongs to a room is read where that
    room is open.
    """

    kinds: Sequence[WorkKind]
    read: Callable[[Seat], Iterable[Suggestion]]
    room: str = ""


this_week: Declared[ThisWeek] = Declared("this_week", ThisWeek)


def work_kinds() -> dict[str, WorkKind]:
    """By their names, those that help most first."""
    kinds = {kind.name: kind for source in this_week for kind in source.kinds}
    return {kind.name: kind for kind in sorted(kinds.values(), key=lambda kind: kind.order)}
