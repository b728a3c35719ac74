"""What is found in an entry besides its title and text: rooms say what their own rows hold.

Only what everyone reads who sees the entry.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from guildhall.commons.kinds import kinds
from guildhall.commons.models import Entry
from guildhall.kit.declared import Asked

more_words: Asked[Callable[[Sequence[int]], Mapping[int, str]]] = Asked("more_words", "entry_ids")


def more_words_of(entries: Iterable[Entry]) -> dict[int, str]:
    """By the ids of entries. One query for each room that has some."""
    by_room: dict[str, list[int]] = {}
    for entry in entries:
        if entry.kind in kinds:
            by_room.setdefault(kinds[entry.kind].room, []).append(entry.pk)
    words: dict[int, str] = {}
    for room, ids in by_room.items():
        if ask_room := more_words.of(room):
            words |= ask_room(ids)
    return words
