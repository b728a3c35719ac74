"""Updates and deletions compiled once and run many times with other parameters.

The same as `prepared`, for what an act writes: Django takes longer to build such a statement
than SQLite to run it, and an act builds it while everyone else waits for the lock.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector
from django.db.models.sql import DeleteQuery, Query, UpdateQuery

from guildhall.kit.places import Given, Places, parameters_of, stand_ins_for

Update = tuple[QuerySet[Any], Mapping[str, Any]]


class PreparedWrite:
    """Wraps a function of parameters annotated int, str or datetime that says what is written.

    All of them must reach the SQL as they are, and nothing else may change between two uses.
    """

    def __init__(self, build: Callable[..., Any], query_of: Callable[[Any], Query]) -> None:
        self.build, self._query_of = build, query_of
        self._plans: dict[str, tuple[str, Places]] = {}

    def __call__(self, **given: Given) -> int:
        """Write it with these parameters; returns how many rows matched."""
        if connection.vendor not in self._plans:
            self._plans[connection.vendor] = self._compile()
        sql, places = self._plans[connection.vendor]
        with (
            transaction.mark_for_rollback_on_error(connection.alias),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, places.filled(given))
            return int(cursor.rowcount)

    def _compile(self) -> tuple[str, Places]:
        """The SQL, and its values. Raises ValueError for a careless builder."""
        stand_ins = stand_ins_for(parameters_of(self.build))
        query = self._query_of(self.build(**stand_ins))
        sql, values = query.get_compiler(using=connection.alias, connection=connection).as_sql()
        return sql, Places(values, stand_ins)


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
