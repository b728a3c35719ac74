"""guildhall bench truth PATH…"""

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from guildhall.bench.paths import Life
from guildhall.bench.place import bench_place

UNUSED_PORT = 8000  # nothing is served


@click.command("truth")
@click.argument("paths", nargs=-1, required=True, type=Life())
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def truth(paths: tuple[Path, ...], as_json: bool) -> None:
    """Look at whole communities every four weeks of their life, and say how often it was right.

    PATH is the dump of a Stack Exchange site, an archive of Zulip (folder or tar), or a list of
    mail (mbox); or a folder with one of these.
    """
    say = Console(stderr=True)
    with bench_place(UNUSED_PORT, 1) as place, say.status("Looking …"):
        printed = place.run("guildhall.bench.truth.run", *(str(path.resolve()) for path in paths))
    lives = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    console = Console(file=sys.stderr if as_json else sys.stdout, width=130)
    console.print(_courses(lives))
    console.print(_shares(lives))
    if as_json:
        click.echo(json.dumps({"communities": lives, "database": place.database}))


def _courses(lives: list[dict[str, Any]]) -> Table:
    table = Table(
        "community", "people", "acts", "looks", "peak", "half", "fifth",
        "lasting concern, days before half", "flicker", "seconds a look", title="Lives",
    )  # fmt: skip
    for one in lives:
        lead = one["first_lasting_before_half"]
        table.add_row(
            one["community"],
            f"{one['people']:,}",
            f"{one['acts']:,}",
            str(one["looks"]),
            one["peak"],
            one["half"] or "never",
            one["fifth"] or "never",
            "none" if lead is None else str(lead),
            f"{one['flicker']:.0%}",
            str(one["seconds_a_look"]),
        )
    return table


def _shares(lives: list[dict[str, Any]]) -> Table:
    table = Table(
        "community",
        "phase",
        "looks",
        "a concern",
        "of which",
        "anything",
        title="Looks with a concern, or with anything worth a look",
    )
    for life in lives:
        for phase, one in life["phases"].items():
            if one["looks"]:
                signs = ", ".join(
                    f"{sign} {share:.0%}" for sign, share in one["concern_by_finding"].items()
                )
                table.add_row(
                    life["community"],
                    phase,
                    str(one["looks"]),
                    f"{one['concern']:.0%}",
                    signs,
                    f"{one['anything']:.0%}",
                )
    return table
