"""Where the parameters of a function stand in SQL that was compiled once.

The function is called with stand-ins, values that no hall holds. Where one of them is found among
the values of the SQL, its parameter goes.
"""

import datetime as dt
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection

Given = int | str | dt.datetime
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
_STAND_INS: dict[Any, Callable[[int], Given]] = {
    # It fits a column of 32 bits: for a larger number PostgreSQL would be asked nothing.
    int: lambda place: 2_146_999_000 + place,
    str: lambda place: f"\ue000{place}",
    dt.datetime: lambda place: dt.datetime(9000, 1, 1 + place, tzinfo=dt.UTC),
}


def parameters_of(build: Callable[..., Any]) -> dict[str, Any]:
    """What a function takes: the type of each parameter, by its name."""
    parameters = inspect.signature(build).parameters
    return {name: parameter.annotation for name, parameter in parameters.items()}


def stand_ins_for(types: Mapping[str, Any]) -> dict[str, Given]:
    """By name of parameter. Raises TypeError for one that is not an int, str or datetime."""
    stand_ins: dict[str, Given] = {}
    for place, (name, kind) in enumerate(types.items()):
        if kind not in _STAND_INS:
            raise TypeError(f"“{name}” must be int, str or datetime, not {kind}.")
        stand_ins[name] = _STAND_INS[kind](place)
    return stand_ins


class Places:
    """The values of some SQL: parameters by name, and what stays the same."""

    def __init__(self, values: Sequence[Any], stand_ins: Mapping[str, Given]) -> None:
        """Raises ValueError for a parameter that isn't there, and for a moment that is none."""
        names = {_adapted(stand_in): name for name, stand_in in stand_ins.items()}
        self._places = [(names.get(_key(value)), value) for value in values]
        missing = set(stand_ins) - {name for name, _value in self._places}
        if missing:
            raise ValueError(
                f"These parameters do not reach the SQL as they are: {', '.join(sorted(missing))}."
            )
        if any(name is None and _is_moment(value) for name, value in self._places):
            raise ValueError("A moment in prepared SQL must be one of its parameters.")

    def filled(self, given: Mapping[str, Given]) -> list[Any]:
        """The values in their order, with these parameters."""
        adapted = {name: _adapted(value) for name, value in given.items()}
        return [adapted[name] if name else value for name, value in self._places]


def _adapted(value: Given) -> Any:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _is_moment(value: Any) -> bool:
    """A time that was taken from the clock would stay the same for ever."""
    return isinstance(value, dt.datetime) or (isinstance(value, str) and bool(_MOMENT.match(value)))


def _key(value: Any) -> Given | None:
    """A key to look up; values that can't be hashed are not parameters."""
    return value if isinstance(value, int | str | dt.datetime) else None
