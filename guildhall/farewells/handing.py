"""What needs someone when its people leave: rooms declare it as `needs_heir` and `keeps_words`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.declared import Declared
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class NeedsHeir:
    """Entries of these kinds find an heir once everyone who wrote them has left.

    A room that has owners of its own gives those that `waits` for one instead, and the name of the
    URL with which someone takes it on (it takes the community's slug and the id).
    """

    room: str
    kinds: tuple[str, ...] = ()
    waits: Callable[[Seat], Iterable[Entry]] = lambda _seat: ()
    takes: str = "take_over_entry"


@dataclass(frozen=True, slots=True)
class KeepsWords:
    """How words that someone left behind become an entry of a room.

    `keep` is given the community, who keeps them, the question and the text.
    """

    room: str
    label: Any
    keep: Callable[[Community, Person, str, str], Entry]


needs_heir: Declared[NeedsHeir] = Declared("needs_heir", NeedsHeir)
keeps_words: Declared[KeepsWords] = Declared("keeps_words", KeepsWords)


def kinds_with_heirs() -> set[str]:
    return {kind for one in needs_heir for kind in one.kinds}
