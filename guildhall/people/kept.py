"""A person's data: each app that keeps rows about people declares them as `exports`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from guildhall.kit.declared import Asked
from guildhall.people.models import Person

Kept: TypeAlias = Mapping[str, Iterable[Mapping[str, Any]]]

exports: Asked[Callable[[Person], Kept]] = Asked("exports", "person")


def kept_of(person: Person) -> Kept:
    """Everything the hall keeps about a person, by name. Rows are read as you iterate."""
    kept: dict[str, Iterable[Mapping[str, Any]]] = {}
    for collect in exports:
        kept |= collect(person)
    return kept
