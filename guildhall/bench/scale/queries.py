"""The queries of a page, run again by themselves: how long each takes, and by which plan."""

import time
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client

AGAIN = 3


@dataclass(frozen=True, slots=True)
class Query:
    """One reading query as it was sent."""

    sql: str
    params: Any

    def run(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            cursor.fetchall()

    def milliseconds(self) -> float:
        """Until its last row was fetched; the least of a few times.

        SQLite works in this process: there it is CPU.
        """
        clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
        taken = []
        for _time in range(AGAIN):
            started = clock()
            self.run()
            taken.append(clock() - started)
        return 1000 * min(taken)

    def plan(self) -> list[str]:
        """As the database says it, one line for each step."""
        if connection.vendor == "postgresql":
            return [line for (line,) in self._explained("EXPLAIN (ANALYZE, COSTS OFF) ")]
        rows = self._explained("EXPLAIN QUERY PLAN ")
        depth = {0: 0}
        for number, parent, _unused, _step in rows:
            depth[number] = depth[parent] + 1
        return [f"{'  ' * depth[parent]}{step}" for _number, parent, _unused, step in rows]

    def _explained(self, how: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(how + self.sql, self.params)
            return cursor.fetchall()


def queries_of(client: Client, path: str) -> list[Query]:
    """Those of one request. Raises RuntimeError for a page that isn't there."""
    seen: list[Query] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip(" (\n").upper().startswith(("SELECT", "WITH")):
            seen.append(Query(sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        status = client.get(path).status_code
    if status != 200:
        raise RuntimeError(f"{path} gave {status}, not 200")
    return seen
