"""What of a long list is seen at once; the others are folded behind it."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TypeVar

Row = TypeVar("Row")

MOST_AT_ONCE = 8


class Rank(IntEnum):
    """How soon a reader needs a row."""

    OWN = 0
    NEXT = 1
    LATER = 2


def folded(rows: Sequence[Row], rank_of: Callable[[Row], Rank]) -> tuple[list[Row], list[Row]]:
    """A short list at once; of a long one one's own and what is next, both in their order."""
    if len(rows) <= MOST_AT_ONCE:
        return list(rows), []
    ranks = {number: rank_of(row) for number, row in enumerate(rows)}
    soon = [number for number, rank in ranks.items() if rank != Rank.LATER]
    at_once = set(sorted(soon, key=lambda number: (ranks[number], number))[:MOST_AT_ONCE])
    return (
        [row for number, row in enumerate(rows) if number in at_once],
        [row for number, row in enumerate(rows) if number not in at_once],
    )
