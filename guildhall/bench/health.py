"""guildhall bench health: are patterns found in invented communities, and how long does it take."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table

from guildhall.bench.place import bench_place
from guildhall.kit.apart import processes_apart

SIZES = ((10_000, 400), (100_000, 3_000), (1_000_000, 20_000))
PROCESSES = 2
UNUSED_PORT = 8000  # nothing is served


@click.command("health")
@click.option("--seeds", default=50, show_default=True, help="Lives of each invented community.")
@click.option(
    "--events",
    "largest",
    default=1_000_000,
    show_default=True,
    help="The largest log that is measured.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def health(seeds: int, largest: int, as_json: bool) -> None:
    """Measure health: the patterns found, and seconds for ten thousand to a million events."""
    console = Console(file=sys.stderr if as_json else sys.stdout, width=110)
    patterns = list(_patterns(seeds))
    console.print(_pattern_table(patterns, seeds))
    promises = list(_promises(seeds))
    console.print(_promise_table(promises, seeds))
    sizes = [size for size in SIZES if size[0] <= largest]
    with bench_place(UNUSED_PORT, 1) as place:
        measured = [
            json.loads(
                place.run("guildhall.bench.health_scale", str(events), str(people)).splitlines()[-1]
            )
            for events, people in track(
                sizes, "Measuring …", console=Console(stderr=True), transient=True
            )
        ]
    console.print(_scale_table(measured, place.database))
    if as_json:
        click.echo(
            json.dumps(
                {
                    "seeds": seeds,
                    "patterns": patterns,
                    "promises": promises,
                    "scale": measured,
                    "database": place.database,
                }
            )
        )


def _patterns(seeds: int) -> Iterator[dict[str, Any]]:
    from guildhall.health.synthetic import CHARACTERS  # the libraries behind it, only for this

    jobs = [(name, seed) for name in CHARACTERS for seed in range(seeds)]
    with processes_apart(PROCESSES) as pool:
        results = pool.map(_seen, jobs, chunksize=5)
        lives = list(_watched(results, len(jobs)))
    for name, character in CHARACTERS.items():
        mine = [result for (job, _seed), result in zip(jobs, lives, strict=True) if job == name]
        others = sorted({one for names, _signs in mine for one in names} - {character.signature})
        yield {
            "name": name,
            "signature": character.signature,
            "shown": sum(character.signature in names for names, _signs in mine),
            "without_sign": sum(not signs for _names, signs in mine),
            "also": {other: sum(other in names for names, _signs in mine) for other in others},
        }


def _promises(seeds: int) -> Iterator[dict[str, Any]]:
    """Of lives in which something has a day: is the figure found that was left undone, alone."""
    from guildhall.health.synthetic.promises import WORDS  # the libraries behind it, only for this

    jobs = [(name, seed) for name in WORDS for seed in range(seeds)]
    with processes_apart(PROCESSES) as pool:
        lives = list(_watched(pool.map(_late, jobs, chunksize=5), len(jobs)))
    for name, word in WORDS.items():
        mine = [late for (job, _seed), late in zip(jobs, lives, strict=True) if job == name]
        wanted = [word.shows] if word.shows else []
        yield {
            "name": name,
            "figure": word.shows,
            "shown": sum(late == wanted for late in mine),
        }


def _watched(results: Iterable[Any], total: int) -> Iterable[Any]:
    return track(results, "Living …", total=total, console=Console(stderr=True), transient=True)


def _seen(job: tuple[str, int]) -> tuple[list[str], list[str]]:
    """The patterns and the signs of one life."""
    from guildhall.health.gate.privacy import without_few
    from guildhall.health.measure.evaluation import evaluate
    from guildhall.health.measure.findings import findings_of, signatures_of
    from guildhall.health.synthetic import CHARACTERS, live

    evaluation = without_few(evaluate(live(CHARACTERS[job[0]], job[1])))
    signs = [finding.sign.value for finding in findings_of(evaluation) if finding.state == "sign"]
    return [one.name for one in signatures_of(evaluation)], signs


def _late(job: tuple[str, int]) -> list[str]:
    """The figures of what was promised that are worth a look, in one life."""
    from guildhall.health.gate.privacy import without_few
    from guildhall.health.measure.evaluation import evaluate
    from guildhall.health.measure.findings import findings_of
    from guildhall.health.synthetic.promises import WORDS, life_with_promises

    frames = life_with_promises(WORDS[job[0]], job[1])
    evaluation = without_few(evaluate(frames, has_draws=False, has_past=False))
    return [
        name
        for finding in findings_of(evaluation)
        if finding.sign == "promises"
        for name in finding.in_band
    ]


def _pattern_table(patterns: list[dict[str, Any]], seeds: int) -> Table:
    table = Table(
        "invented community",
        "its pattern",
        f"seen in {seeds} runs",
        "without any sign",
        "also shown",
        title="Patterns found",
    )
    for one in patterns:
        also = ", ".join(f"{name} {count}" for name, count in one["also"].items())
        table.add_row(
            one["name"],
            one["signature"] or "none",
            str(one["shown"]) if one["signature"] else "",
            str(one["without_sign"]),
            also,
        )
    return table


def _promise_table(promises: list[dict[str, Any]], seeds: int) -> Table:
    table = Table(
        "invented community",
        "what it leaves undone",
        f"seen alone in {seeds} runs",
        title="What had a day",
    )
    for one in promises:
        table.add_row(one["name"], one["figure"] or "none", str(one["shown"]))
    return table


def _scale_table(measured: list[dict[str, Any]], database: str) -> Table:
    table = Table(
        "events",
        "people",
        "active",
        "reading s",
        "figures s",
        "draws s",
        "memory MB",
        "core fit",
        title=f"How it grows ({database})",
    )
    for one in measured:
        fit = "prefix only, no p" if one["core_fit_is_prefix_only"] else "with swaps and p"
        table.add_row(
            f"{one['events']:,}",
            f"{one['people']:,}",
            f"{one['active']:,}",
            str(one["read_seconds"]),
            str(one["figures_seconds"]),
            str(one["draws_seconds"]),
            str(one["memory_mb"]),
            fit,
        )
    return table
