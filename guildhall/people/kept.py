"""A person's data: each app that keeps rows about people declares them as `exports`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from guildhall.kit.declared import Asked
from guildhall.people.models import Person

Kept: TypeAlias = Mapping[str, Iterable[Mapping[str, Any]]]


class OnlyTheirs:
    """Rows that nobody but the person reads: an export that an owner makes leaves them out."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self._rows)


exports: Asked[Callable[[Person], Kept]] = Asked("exports", "person")


def kept_of(person: Person) -> Kept:
    """Everything the hall keeps about a person, by name. Rows are read as you iterate."""
    kept: dict[str, Iterable[Mapping[str, Any]]] = {}
    for collect in exports:
        kept |= collect(person)
    return kept
