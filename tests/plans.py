"""How far the database walks for a read, never how long it takes.

A read that scans or sorts a table that grows has walked it.
"""

import json
from collections.abc import Iterator

from django.db import connection

_STEPS = 100


def is_read(sql: str) -> bool:
    return sql.lstrip().upper().startswith(("SELECT", "WITH"))


def walked_by(sql: str) -> int:
    """How far it walks: on PostgreSQL in rows, on SQLite in hundreds of steps of its machine.

    Each row of an index or a table takes SQLite some ten to thirty steps.
    """
    if not is_read(sql):
        return 0
    return _rows_walked(sql) if connection.vendor == "postgresql" else _steps_taken(sql)


def _rows_walked(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) " + sql.replace("%", "%%"), [])
        (plan,) = cursor.fetchone()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return int(
        sum(_rows_of(node) for node in _nodes(plan[0]["Plan"]) if "Scan" in node["Node Type"])
    )


def _nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for below in plan.get("Plans", []):
        yield from _nodes(below)


def _rows_of(node: dict) -> float:
    removed = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    rows = node["Actual Rows"] + sum(node.get(name, 0) for name in removed)
    return float(rows * node["Actual Loops"])


def _steps_taken(sql: str) -> int:
    taken = 0

    def count() -> None:
        nonlocal taken
        taken += 1

    with connection.cursor() as cursor:
        connection.connection.set_progress_handler(count, _STEPS)
        try:
            cursor.execute(sql.replace("%", "%%"), [])
            cursor.fetchall()
        finally:
            connection.connection.set_progress_handler(None, _STEPS)
    return taken
