"""guildhall bench alike: are questions found that people later linked by hand."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from guildhall.bench.looks import WAYS, Counted
from guildhall.bench.paths import Life
from guildhall.bench.place import bench_place

UNUSED_PORT = 8000  # nothing is served
_FIGURES = ("duplicates_at_5", "related_at_5", "hit_at_1", "hit_at_3", "hit_at_10")


@click.command("alike")
@click.argument("paths", nargs=-1, required=True, type=Life())
@click.option(
    "--later",
    default=0.4,
    show_default=True,
    type=click.FloatRange(0.01, 1.0),
    help="The share of questions at which is looked, the newest.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def alike(paths: tuple[Path, ...], later: float, as_json: bool) -> None:
    """Live through dumps of Stack Exchange sites again, and look for what people linked."""
    say = Console(stderr=True)
    sites: dict[str, Counted] = {}
    has_meaning = True
    for path in paths:
        with say.status(f"Living through {path.stem} …"), bench_place(UNUSED_PORT, 1) as place:
            lines = place.run("guildhall.bench.alike_run", str(path), str(later)).splitlines()
        counted = json.loads(lines[-1])
        has_meaning = counted.pop("has_meaning") and has_meaning
        name = counted.pop("site")
        sites[name] = Counted(**counted)
    result = {
        "has_meaning": has_meaning,
        "sites": {name: counted.as_json() for name, counted in sites.items()},
        "pooled": Counted.pooled(sites.values()).as_json(),
    }
    Console(file=sys.stderr if as_json else sys.stdout, width=130).print(_table(result))
    if as_json:
        click.echo(json.dumps(result))


def _table(result: dict[str, Any]) -> Table:
    table = Table(title="Is what was asked before found?")
    names = [figure.replace("_at_", "@") for figure in _FIGURES]
    for column in ("site", "questions", "duplicates", "related", "found by", *names, "ms"):
        table.add_column(column, justify="left" if column in ("site", "found by") else "right")
    for name, one in [*result["sites"].items(), ("pooled", result["pooled"])]:
        for way, figures in one["ways"].items():
            table.add_row(
                name,
                str(one["questions"]),
                str(one["duplicates"]),
                str(one["related"]),
                WAYS[way],
                *(_written(figures[figure]) for figure in _FIGURES),
                f"{figures['seconds'] * 1000:.1f}",
            )
    if not result["has_meaning"]:
        table.caption = "Without a model, so by words alone: pip install 'guildhall[semantic]'"
    return table


def _written(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
