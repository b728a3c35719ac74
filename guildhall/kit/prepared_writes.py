"""Updates and deletions compiled once and run many times with other parameters.

The same as `prepared`, for what an act writes: Django takes longer to build such a statement
than SQLite to run it, and an act builds it while everyone else waits for the lock.
"""

import datetime as dt
import inspect
import re
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector
from django.db.models.sql import DeleteQuery, Query, UpdateQuery

Given = int | str | dt.datetime
Update = tuple[QuerySet[Any], dict[str, Any]]
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
_STAND_INS: dict[type, Callable[[int], Given]] = {
    int: lambda place: 8_999_999_999_999_100_000 + place,
    str: lambda place: f"\ue001{place}",
    dt.datetime: lambda place: dt.datetime(9001, 1, 1 + place, tzinfo=dt.UTC),
}


class PreparedWrite:
    """Wraps a function of parameters annotated int, str or datetime that says what is written.

    All of them must reach the SQL as they are, and nothing else may change between two uses.
    """

    def __init__(self, build: Callable[..., Any], query_of: Callable[[Any], Query]) -> None:
        self.build, self._query_of = build, query_of
        self._plans: dict[str, tuple[str, list[tuple[str | None, Any]]]] = {}

    def __call__(self, **given: Given) -> int:
        """Write it with these parameters; returns how many rows matched."""
        if connection.vendor not in self._plans:
            self._plans[connection.vendor] = self._compile()
        sql, places = self._plans[connection.vendor]
        adapted = {name: _adapted(value) for name, value in given.items()}
        with (
            transaction.mark_for_rollback_on_error(connection.alias),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, [adapted[name] if name else value for name, value in places])
            return int(cursor.rowcount)

    def _compile(self) -> tuple[str, list[tuple[str | None, Any]]]:
        """The SQL, and for each of its places the name of a parameter or a value that stays."""
        stand_ins = {
            name: _STAND_INS[parameter.annotation](place)
            for place, (name, parameter) in enumerate(
                inspect.signature(self.build).parameters.items()
            )
        }
        query = self._query_of(self.build(**stand_ins))
        sql, values = query.get_compiler(using=connection.alias, connection=connection).as_sql()
        names = {_adapted(stand_in): name for name, stand_in in stand_ins.items()}
        places = [(names.get(_key(value)), value) for value in values]
        missing = set(stand_ins) - {name for name, _value in places}
        if missing:
            raise ValueError(f"Not in the SQL as they are: {', '.join(sorted(missing))}.")
        if any(name is None and _is_moment(value) for name, value in places):
            raise ValueError("A moment in a prepared write must be one of its parameters.")
        return sql, places


def prepared_update(build: Callable[..., Update]) -> PreparedWrite:
    """Decorates a function that returns the rows and what is set, as `update` takes it."""
    return PreparedWrite(build, _update_of)


def prepared_delete(build: Callable[..., QuerySet[Any]]) -> PreparedWrite:
    """Decorates a function that returns the rows to delete, on which no others hang."""
    return PreparedWrite(build, _delete_of)


def _update_of(update: Update) -> Query:
    rows, changes = update
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(changes)
    query.clear_select_clause()
    return query


def _delete_of(rows: QuerySet[Any]) -> Query:
    if not Collector(using=connection.alias).can_fast_delete(rows):
        raise ValueError(f"Other rows may hang on those of {rows.model.__name__}.")
    return rows.query.chain(DeleteQuery)


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
