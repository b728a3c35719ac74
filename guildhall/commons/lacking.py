"""What a community lacks: apps say what was looked for and is not there, for those who may know.

A room that collects what should be written asks all of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guildhall.communities.seats import Seat
from guildhall.kit.declared import Asked


@dataclass(frozen=True, slots=True)
class Lack:
    """A few words that something could be called by, and why they are here."""

    name: str
    why: Any


lacks: Asked[Callable[[Seat], Iterable[Lack]]] = Asked("lacks", "seat")


def lacking(seat: Seat) -> Iterator[Lack]:
    for lack in lacks:
        yield from lack(seat)
