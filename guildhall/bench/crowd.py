"""guildhall bench crowd: how a served hall bears many people at once."""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from guildhall.bench.driving import Taken, drive
from guildhall.bench.mix import LISTS, PAGES, POSTS, SHARES, acts
from guildhall.bench.place import bench_place, free_port
from guildhall.bench.posting import form_token
from guildhall.bench.server import running

WORKERS = 2
WARM_UP = 8  # connections
ALL = "all"
SETTLES = 5.0  # seconds until the worker has begun


@click.command("crowd")
@click.option("--people", default=1000, show_default=True)
@click.option("--questions", default=500, show_default=True)
@click.option("--replies", default=20, show_default=True, help="Answers on each question.")
@click.option(
    "--connections",
    "levels",
    multiple=True,
    type=click.IntRange(1, 1000),
    default=(8, 32, 128),
    show_default=True,
    help="At once; may be given several times.",
)
@click.option(
    "--seconds", default=10.0, show_default=True, help="How long each number of connections acts."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def crowd(
    people: int,
    questions: int,
    replies: int,
    levels: tuple[int, ...],
    seconds: float,
    as_json: bool,
) -> None:
    """Let many people act at once: 80 % read pages, 15 % lists and search, 5 % post."""
    say = Console(stderr=True)
    port = free_port()
    with bench_place(port, WORKERS) as place:
        with say.status(f"Filling {questions} questions with {replies} answers each …"):
            filled = place.run("guildhall.bench.fill", str(people), str(questions), str(replies))
        world = json.loads(filled.splitlines()[-1])
        serve = [sys.executable, "-m", "guildhall", "serve"]
        with (
            running(serve, port=port, env=place.env, path="/health/ready") as server,
            say.status("Measuring …"),
        ):
            time.sleep(SETTLES)
            memory = [server.shared_memory()]
            measured = list(crowds(port, world, levels, seconds))
            memory.append(server.shared_memory())
    table = crowd_table(measured, f"{place.database}, {WORKERS} web processes")
    table.caption = _caption(memory)
    Console(file=sys.stderr if as_json else sys.stdout, width=110).print(table)
    if as_json:
        click.echo(json.dumps({"database": place.database, "crowds": measured, "memory": memory}))


def crowds(
    port: int, world: dict[str, Any], levels: tuple[int, ...], seconds: float
) -> Iterator[dict[str, Any]]:
    """For each number of connections: answers a second, errors, and latency by kind in ms."""
    token = form_token(port, world["session"])
    drive(port, _people(world, token, WARM_UP), min(2.0, seconds))
    for level in levels:
        taken = drive(port, _people(world, token, level), seconds)
        kinds = {ALL: taken} | {
            kind: [one for one in taken if one.kind == kind] for kind in (PAGES, LISTS, POSTS)
        }
        yield {
            "connections": level,
            "kinds": {kind: _latency(some, seconds) for kind, some in kinds.items() if some},
        }


def crowd_table(measured: list[dict[str, Any]], where: str) -> Table:
    mix = ", ".join(f"{share} % {kind}" for kind, share in SHARES.items())
    table = Table(title=f"A crowd in the hall ({where}): {mix}")
    for name in ("connections", "what", "per second", "p50 ms", "p95 ms", "p99 ms", "errors"):
        table.add_column(name, justify="left" if name == "what" else "right")
    for one in measured:
        for kind, cost in one["kinds"].items():
            table.add_row(
                str(one["connections"]) if kind == ALL else "",
                kind,
                f"{cost['per_second']:.0f}",
                *(f"{cost[f'p{share}_ms']:.0f}" for share in (50, 95, 99)),
                str(cost["errors"]),
            )
    return table


def _caption(memory: list[int]) -> str:
    idle, afterwards = (f"{size / 1024**2:.0f} MB" for size in memory)
    return (
        f"All processes of serve together (PSS): {idle} idle, {afterwards} after the crowd. "
        "The client ran on the same machine."
    )


def _people(world: dict[str, Any], token: str, count: int) -> list[Iterator[Any]]:
    return [acts(world, token=token, number=number) for number in range(count)]


def _latency(taken: list[Taken], seconds: float) -> dict[str, float]:
    """Wrong answers count as errors, and only there."""
    right = sorted(one.seconds for one in taken if one.is_right)

    def at(share: float) -> float:
        return round(right[min(len(right) - 1, int(len(right) * share))] * 1000, 1) if right else 0

    return {
        "per_second": round(len(right) / seconds, 1),
        "p50_ms": at(0.5),
        "p95_ms": at(0.95),
        "p99_ms": at(0.99),
        "errors": len(taken) - len(right),
    }
