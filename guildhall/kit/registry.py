"""Typed registries: how a lower floor lets an upper one take part without calling it.

A registry is filled in ``AppConfig.ready`` and frozen at the end of start-up.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")

_all: list["Registry"] = []


class RegistryFrozen(RuntimeError):
    """Something was registered after the hall had started."""


class Registry(Generic[Item]):
    """An ordered set of named items. Iterating yields them in order of registration."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: dict[str, Item] = {}
        self._is_frozen = False
        _all.append(self)

    def add(self, key: str, item: Item) -> Item:
        if self._is_frozen:
            raise RegistryFrozen(f"{self.name} is frozen: {key} came too late")
        if key in self._items:
            raise ValueError(f"{self.name} already has {key}")
        self._items[key] = item
        return item

    def get(self, key: str) -> Item | None:
        return self._items.get(key)

    def __getitem__(self, key: str) -> Item:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def names(self) -> list[str]:
        return list(self._items)

    def freeze(self) -> None:
        self._is_frozen = True


def freeze_all() -> None:
    for registry in _all:
        registry.freeze()
