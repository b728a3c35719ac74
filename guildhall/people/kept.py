"""My data out: every app that keeps something about a person declares as `exports` what it is."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from guildhall.kit.declared import Asked
from guildhall.people.models import Person

Kept: TypeAlias = Mapping[str, Iterable[Mapping[str, Any]]]

exports: Asked[Callable[[Person], Kept]] = Asked("exports", "person")


def kept_of(person: Person) -> Kept:
    """Everything that the hall keeps about a person, by what it is. Rows are read as they are walked."""
    kept: dict[str, Iterable[Mapping[str, Any]]] = {}
    for collect in exports:
        kept |= collect(person)
    return kept
