"""guildhall bench meaning: what search by meaning costs those who don't search."""

import contextlib
import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from guildhall.bench.load import Request, measure
from guildhall.bench.pages import SLUG
from guildhall.bench.place import Place, bench_place, free_port
from guildhall.bench.posting import replies
from guildhall.bench.server import Server, granian, running
from guildhall.search.meaning.installed import model_here

WORKERS = 2
OFF, ON = "off", "on"
SETTING = "MEANING_MODEL"
TYPED = f"/c/{SLUG}/questions/similar/?title=why+does+the+pump+lose+pressure"


@dataclass(slots=True)
class Halves:
    """Both servers, on one database: milliseconds of a reply in each round, bytes of memory."""

    posting: dict[str, list[float]] = field(default_factory=lambda: {OFF: [], ON: []})
    memory: dict[str, list[int]] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Of the rounds, each of which measured one right after the other."""
        pairs = zip(self.posting[ON], self.posting[OFF], strict=True)
        return round(median(on / off for on, off in pairs), 3)

    @property
    def more_memory(self) -> float:
        """Megabytes of one web process, beyond that of the other server."""
        largest = {name: max(sizes) for name, sizes in self.memory.items()}
        return round((largest[ON] - largest[OFF]) / 1024**2, 1)

    def as_json(self) -> dict[str, Any]:
        return {
            "posting_cpu_ms": self.posting,
            "posting_ratio": self.ratio,
            "web_megabytes": {
                name: [round(size / 1024**2, 1) for size in sizes]
                for name, sizes in self.memory.items()
            },
            "more_megabytes": self.more_memory,
        }


@click.command("meaning")
@click.option("--questions", default=100, show_default=True)
@click.option("--rounds", default=5, show_default=True, help="Each measures both, in turn.")
@click.option("--seconds", default=3.0, show_default=True, help="How long replies are posted.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def meaning(questions: int, rounds: int, seconds: float, as_json: bool) -> None:
    """Compare posting and memory with search by meaning on and off, in one run."""
    if model_here("") is None:
        raise click.ClickException("There is no model here: pip install 'guildhall[semantic]'")
    say = Console(stderr=True)
    with bench_place(free_port(), WORKERS) as place:
        with say.status("Filling, and reading what the texts mean …"):
            printed = place.run("guildhall.bench.fill", "200", str(questions), "5")
            world = json.loads(printed.splitlines()[-1])
            place.run("guildhall", "reindex", "--meaning")
        with say.status("Measuring …"), _encoder(place):
            halves = _measured(place, world, rounds, seconds)
    Console(file=sys.stderr if as_json else sys.stdout, width=110).print(_table(halves))
    if as_json:
        click.echo(json.dumps({"database": place.database, **halves.as_json()}))


@contextlib.contextmanager
def _encoder(place: Place) -> Iterator[None]:
    """As serve runs it beside its web processes."""
    process = subprocess.Popen([sys.executable, "-m", "guildhall", "encoder"], env=place.env)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _measured(place: Place, world: dict[str, Any], rounds: int, seconds: float) -> Halves:
    halves = Halves()
    with _serving(place, {SETTING: "none"}) as off, _serving(place, {}) as on:
        servers = {OFF: off, ON: on}
        for name, server in servers.items():
            measure(server, lambda: _typing(world), seconds=seconds)  # what memory is needed for
            halves.memory[name] = server.memory()[:WORKERS]
        for number in range(rounds):
            for name in (OFF, ON) if number % 2 else (ON, OFF):
                cost = _posting(servers[name], world, seconds)
                halves.posting[name].append(cost)
    return halves


def _serving(place: Place, settings: dict[str, str]) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    env = {**place.env, "PORT": str(port), **settings}
    web = granian("guildhall.config.web:application", port, WORKERS)
    return running(web, port=port, env=env, path="/health/ready")


def _typing(world: dict[str, Any]) -> Iterator[Request]:
    signed_in = {"Cookie": f"sessionid={world['session']}"}
    return itertools.repeat(Request("GET", TYPED, signed_in))


def _posting(server: Server, world: dict[str, Any], seconds: float) -> float:
    """Milliseconds of CPU in the web processes for a reply."""
    port = server.port
    cost = measure(server, lambda: replies(port, world), seconds=seconds, expect=302)
    return cost.cpu_ms


def _table(halves: Halves) -> Table:
    table = Table(title="Web processes with search by meaning on and off")
    for column in ("", "ms of CPU for a reply, by round", "MB of each process"):
        table.add_column(column)
    for name in (OFF, ON):
        table.add_row(
            name,
            ", ".join(f"{cost:.2f}" for cost in halves.posting[name]),
            ", ".join(f"{size / 1024**2:.0f}" for size in halves.memory[name]),
        )
    table.caption = (
        f"Posting with it costs {halves.ratio:.2f} times as much, "
        f"a web process takes {halves.more_memory:.0f} MB more."
    )
    return table
