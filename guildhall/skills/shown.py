"""What shows that someone can do something: rooms declare it as `shows_skill`.

Each thing counts half as much after twelve months, and a claim is shown by what still counts a
quarter: one thing for two years, several for longer. How much it is stays here: pages name the
things and the month of the last one.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from guildhall.commons.models import Entry
from guildhall.kit.declared import Asked
from guildhall.people.models import Person

HALF_LIFE = dt.timedelta(days=365)
ENOUGH = 0.25
MOST = 20  # of one room


@dataclass(frozen=True, slots=True)
class Showing:
    """Something that solved or worked: in words, its entry, when, and where on its page."""

    label: Any
    entry: Entry
    at: dt.datetime
    anchor: str = ""


shows_skill: Asked[Callable[[Person, Person], Iterable[Showing]]] = Asked(
    "shows_skill", "person", "reader"
)


def showings_of(person: Person, reader: Person) -> list[Showing]:
    """All that this reader may see, the newest first. Rooms make one query for each of theirs."""
    found = [one for of_room in shows_skill for one in of_room(person, reader)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def with_topics(showings: Sequence[Showing]) -> Sequence[Showing]:
    """The same; their topics, and other words for these, are fetched. Two queries."""
    prefetch_related_objects([one.entry for one in showings], "topics__synonyms")
    return showings


def weight(at: dt.datetime, now: dt.datetime) -> float:
    """1 when it happened, half of it after each half-life."""
    return float(0.5 ** (max(now - at, dt.timedelta()) / HALF_LIFE))


def is_enough(showings: Iterable[Showing], now: dt.datetime) -> bool:
    return sum(weight(one.at, now) for one in showings) >= ENOUGH
