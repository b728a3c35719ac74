"""Find what apps declare, at start. Each says its part, under fixed names, in one place.

That place is the app's `room.py`, or its `house.py` where it is no room. What is long is a module
of that name beside it: `notice_rules.py` declares `notice_rules`. What nobody asks for, what is of
another type and what is said twice is refused with the sentence that says where.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import FunctionType, ModuleType
from typing import Any

from guildhall.kit.declared import (
    Asked,
    Declared,
    Misdeclared,
    Tables,
    how_many_taken,
)

ROOM, HOUSE = "room", "house"


def find_all(apps: Iterable[str], *, tables: Tables) -> None:
    """Fill the tables with what these apps (names of packages) declare. Raises Misdeclared."""
    asked: dict[str, Tables] = {}
    for table in tables:
        asked[table.name] = [*asked.get(table.name, []), table]
    for app in apps:
        for name, value, at in _declared_by(app, asked):
            _hand_over(value, asked[name], app=app.rpartition(".")[2], at=at)


def _declared_by(app: str, asked: Mapping[str, Tables]) -> Iterator[tuple[str, Any, str]]:
    """Name, value and place of everything that an app declares."""
    package = import_module(app)
    beside = {module.name for module in iter_modules(package.__path__)}
    main = next((import_module(f"{app}.{name}") for name in (ROOM, HOUSE) if name in beside), None)
    named = _named_in(main, asked) if main else {}
    yield from ((name, value, _place(main)) for name, value in named.items())
    for name in sorted(beside.intersection(asked) - {ROOM}):
        module = import_module(f"{app}.{name}")
        if name not in vars(module):
            raise Misdeclared(f"{_place(module)} does not declare {name}.")
        value = vars(module)[name]
        if isinstance(value, Declared | Asked):  # the floor that asks
            continue
        if name in named:
            raise Misdeclared(f"{_place(main)} declares {name}, and so does {_place(module)}.")
        yield name, value, _place(module)


def _named_in(main: ModuleType, asked: Mapping[str, Tables]) -> dict[str, Any]:
    """What a `room.py` or `house.py` says itself. Only a `room.py` says `room`, and each does."""
    own = {
        name: value for name, value in vars(main).items() if _is_said_in(main, name, value, asked)
    }
    unknown = next((name for name in own if name not in asked), "")
    if unknown:
        known = ", ".join(sorted(asked))
        raise Misdeclared(
            f"{_place(main)} declares {unknown}, for which nobody asks. Asked for: {known}."
        )
    if (main.__name__.rpartition(".")[2] == ROOM) != (ROOM in own):
        says = "does not declare" if ROOM not in own else "is no room.py and declares"
        raise Misdeclared(f"{_place(main)} {says} {ROOM}.")
    return own


def _is_said_in(main: ModuleType, name: str, value: Any, asked: Mapping[str, Tables]) -> bool:
    """Public names in lower case that are neither modules nor come from elsewhere."""
    if (
        name.startswith("_")
        or name != name.lower()
        or isinstance(value, ModuleType | Declared | Asked)
    ):
        return False
    items = tuple(
        table.of for tables in asked.values() for table in tables if isinstance(table, Declared)
    )
    return isinstance(value, items) or getattr(value, "__module__", main.__name__) == main.__name__


def _hand_over(value: Any, tables: Tables, *, app: str, at: str) -> None:
    """A function goes to who asks for it; each item to every table that asks for its type."""
    if isinstance(tables[0], Asked):
        tables[0].take(value, app=app, at=at)
        return
    asking = [table for table in tables if isinstance(table, Declared)]
    for item in _items_in(value, at):
        wanted = [table for table in asking if isinstance(item, table.of)]
        if not wanted:
            names = " or a ".join(sorted({table.of.__name__ for table in asking}))
            raise Misdeclared(
                f"{at} declares {asking[0].name} with {item!r}: a {names} is asked for."
            )
        for table in wanted:
            table.take(item, at=at)


def _items_in(value: Any, at: str) -> Iterable[Any]:
    if isinstance(value, FunctionType):
        if how_many_taken(value):
            raise Misdeclared(
                f"{at} declares {value.__name__} as a function with arguments: "
                "it is called without."
            )
        value = value()
    return value if isinstance(value, Iterable) else (value,)


def _place(module: ModuleType | None) -> str:
    end = "/__init__.py" if hasattr(module, "__path__") else ".py"
    return f"{module.__name__.replace('.', '/')}{end}" if module else ""
