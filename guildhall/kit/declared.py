"""What apps declare: how a lower app lets a higher one take part without importing it.

A floor asks for something under a fixed name: for items (`Declared`), or for a function that it
calls (`Asked`). Who says it, and where, stands in `finder`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from inspect import Parameter, signature
from typing import Any, Generic, TypeAlias, TypeVar

Item = TypeVar("Item")
Function = TypeVar("Function", bound=Callable[..., Any])

Tables: TypeAlias = Sequence["Declared[Any] | Asked[Any]"]


class Misdeclared(Exception):
    """An app declares something that can't be used; the text says where."""


class Declared(Generic[Item]):
    """Items of one type under a fixed name, found by their attribute `by`.

    An app gives one, several, or a function without arguments that makes them. `parts` takes
    items out of what was declared. Iterating yields them in the order of apps.
    """

    def __init__(
        self,
        name: str,
        of: type[Any],
        *,
        by: str = "",
        parts: Callable[[Any], Iterable[Item]] = lambda item: (item,),
    ) -> None:
        self.name, self.of, self.by = name, of, by
        self._parts = parts
        self._items: dict[str, Item] = {}

    def take(self, item: Any, *, at: str) -> None:
        for part in self._parts(item):
            key = str(getattr(part, self.by)) if self.by else str(len(self._items))
            if key in self._items:
                raise Misdeclared(f"{at} declares {self.name} “{key}”, and another one did before.")
            self._items[key] = part

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


class Asked(Generic[Function]):
    """One function an app under a fixed name, called with what it `takes`."""

    def __init__(self, name: str, *takes: str) -> None:
        self.name, self.takes = name, takes
        self._functions: dict[str, Function] = {}

    def take(self, function: Any, *, app: str, at: str) -> None:
        if not callable(function) or how_many_taken(function) != len(self.takes):
            raise Misdeclared(
                f"{at} declares {self.name}: a function of ({', '.join(self.takes)}) is asked for."
            )
        self._functions[app] = function

    def of(self, app: str) -> Function | None:
        """What this app declares."""
        return self._functions.get(app)

    def __iter__(self) -> Iterator[Function]:
        return iter(self._functions.values())


def how_many_taken(function: Callable[..., Any]) -> int:
    """How many things it must be given."""
    parameters = signature(function).parameters.values()
    return sum(
        one.default is Parameter.empty and one.kind is not Parameter.VAR_KEYWORD
        for one in parameters
    )
