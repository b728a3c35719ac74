"""Names that mention nobody, such as “@Marta” without the rest, and whom they may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guildhall.commons.text import uncalled_names
from guildhall.communities.models import Community
from guildhall.communities.queries import members_called
from guildhall.kit.mentions import possible_names
from guildhall.kit.words import fold
from guildhall.people.models import Person

FEW = 3
MOST_NAMES, MOST_ENDS = 3, 6
_BETWEEN_WORDS = re.compile(r"[\s._-]+")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name as it was typed, without its sign, and the few members who are called like that."""

    typed: str
    people: tuple[Person, ...]


def doubts_in(source: str, *, community: Community, by: Person) -> list[Doubt]:
    """Of a text as it is stored: its first few names. Two queries for each that it tries."""
    names = list(dict.fromkeys(uncalled_names(source)))[:MOST_NAMES]
    return [doubt for name in names for doubt in _doubts_of(name, community, by)]


def _doubts_of(letters: str, community: Community, by: Person) -> Iterator[Doubt]:
    """Where words aren't separated, the longest name that someone has."""
    for typed in possible_names(letters)[:MOST_ENDS]:
        called = members_called(community, typed, most=2 * FEW)
        people = [person for person in called if person.pk != by.pk]
        exact = [person for person in people if fold(typed) in _words_of(person)]
        if few := exact or people:
            if len(few) <= FEW:
                yield Doubt(typed, tuple(few))
            return


def _words_of(person: Person) -> set[str]:
    return set(_BETWEEN_WORDS.split(fold(f"{person.name} {person.username}")))
