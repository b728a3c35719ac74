"""How much a query reads, counted by the database itself: no clock, the same in every run."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from guildhall.bench.scale.queries import Query

STEPS = 100  # of SQLite's machine, between two looks


def work_of(query: Query) -> int:
    """On SQLite steps of its machine, to the next hundred; on PostgreSQL rows that were touched.

    Reading a row takes SQLite some ten steps. A row that is sorted, joined or thrown away counts,
    and again for each step of the plan that it goes through.
    """
    if connection.vendor == "postgresql":
        return sum(_rows(query))
    return _steps(query)


def _steps(query: Query) -> int:
    looks = 0

    def look() -> int:
        nonlocal looks
        looks += 1
        return 0  # go on

    connection.ensure_connection()
    connection.connection.set_progress_handler(look, STEPS)
    try:
        query.run()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return looks * STEPS


def _rows(query: Query) -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {query.sql}", query.params)
        (found,) = cursor.fetchone()
    plan = json.loads(found) if isinstance(found, str) else found
    yield from _rows_of(plan[0]["Plan"])


def _rows_of(node: dict[str, Any]) -> Iterator[int]:
    removed = sum(count for name, count in node.items() if name.startswith("Rows Removed by"))
    yield round((node["Actual Rows"] + removed) * node["Actual Loops"])
    for below in node.get("Plans", ()):
        yield from _rows_of(below)
