"""How pages grow, as a table for people."""

from collections.abc import Iterator
from typing import Any

from rich.table import Table

HOW = (
    "All in one process, through Django's test client: CPU of the process for one request, the "
    "least of several, with warm caches; time in the database is that of the page's queries run "
    "again by themselves. On SQLite that is CPU, too, and part of it."
)


def growth_table(grown: dict[str, Any], database: str) -> Table:
    """CPU and time in the database by page and size, and how often the first is in the last."""
    sizes = grown["sizes"]
    table = Table(title=f"How pages grow with the hall ({database})", caption=_caption(sizes))
    table.add_column("page")
    for what in ("CPU ms", "database ms"):
        for size in sizes:
            table.add_column(f"{what} {_power(size)}", justify="right")
        table.add_column("growth", justify="right")
    table.add_column("queries", justify="right")
    for name in sizes[-1]["pages"]:
        table.add_row(name, *_row([size["pages"][name] for size in sizes]))
    return table


def plan_lines(grown: dict[str, Any]) -> Iterator[str]:
    """The plan of the slowest query of each page."""
    for name, plan in grown["plans"].items():
        yield f"\n{name}"
        yield from (f"    {line}" for line in plan)


def _row(costs: list[dict[str, float]]) -> Iterator[str]:
    for what in ("cpu_ms", "database_ms"):
        taken = [cost[what] for cost in costs]
        yield from (f"{one:.2f}" for one in taken)
        yield f"{taken[-1] / taken[0]:.1f} ×" if taken[0] else ""
    yield str(costs[-1]["queries"])


def _caption(sizes: list[dict[str, Any]]) -> str:
    filled = "; ".join(
        f"{_power(size)}: {size['texts']:,} texts of {size['bytes_per_text']:,} bytes each in the "
        f"database, {size['filled_per_second']:,} filled in a second"
        for size in sizes
    )
    return f"{HOW}\n{filled}."


def _power(size: dict[str, Any]) -> str:
    return f"10^{len(str(size['entries'])) - 1}"
