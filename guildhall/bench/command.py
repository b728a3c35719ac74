"""guildhall bench."""

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click
from rich.console import Console

from guildhall.bench.alike import alike
from guildhall.bench.crowd import crowd
from guildhall.bench.health import health
from guildhall.bench.load import Cost, Request, measure
from guildhall.bench.meaning import meaning
from guildhall.bench.pages import paths
from guildhall.bench.pairing import pairing
from guildhall.bench.place import Place, bench_place, free_port
from guildhall.bench.posting import replies
from guildhall.bench.report import POST, Result, table_of
from guildhall.bench.scale.report import growth_table, plan_lines
from guildhall.bench.server import granian, running
from guildhall.bench.truth.command import truth
from guildhall.bench.who.command import who

WORKERS = 2
BARE_SECONDS = 0.5  # less would be a few ticks of the clock that counts CPU


@click.group(invoke_without_command=True)
@click.pass_context
@click.option("--people", default=1000, show_default=True)
@click.option("--questions", default=500, show_default=True)
@click.option("--replies", default=20, show_default=True, help="Answers on each question.")
@click.option("--pages", default=5000, show_default=True, help="Pages in the library.")
@click.option(
    "--recipients", default=10_000, show_default=True, help="People who hear of one post."
)
@click.option(
    "--seconds", default=3.0, show_default=True, help="How long each kind of request is sent."
)
@click.option(
    "--scale",
    "exponent",
    is_flag=False,
    flag_value=5,
    type=click.IntRange(3, 7),
    help="Measure instead how pages grow, from 10^3 entries to 10^5, or to 10 to this power.",
)
@click.option(
    "--explain", is_flag=True, help="With --scale: the plan of each page's slowest query."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def bench(
    context: click.Context,
    people: int,
    questions: int,
    replies: int,
    pages: int,
    recipients: int,
    seconds: float,
    exponent: int | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Measure the hall in a temporary database (on PostgreSQL if DATABASE_URL says so)."""
    if context.invoked_subcommand:
        return
    if exponent:
        _show_growth(exponent, explain=explain, as_json=as_json)
        return
    say = Console(stderr=True)
    port = free_port()
    with bench_place(port, WORKERS) as place:
        with say.status(f"Filling {questions} questions with {replies} answers each …"):
            world = json.loads(
                place.run(
                    "guildhall.bench.fill", *map(str, (people, questions, replies, pages))
                ).splitlines()[-1]
            )
        with say.status("Measuring …"):
            result = _measure(place, world, port, seconds)
        with say.status(f"Telling {recipients} people of one post …"):
            result.delivery.update(
                json.loads(place.run("guildhall.bench.deliver", str(recipients)).splitlines()[-1])
            )
    Console(file=sys.stderr if as_json else sys.stdout, width=110).print(table_of(result))
    if as_json:
        click.echo(json.dumps(result.as_json()))


bench.add_command(alike)
bench.add_command(crowd)
bench.add_command(health)
bench.add_command(meaning)
bench.add_command(pairing)
bench.add_command(truth)
bench.add_command(who)


def _show_growth(exponent: int, *, explain: bool, as_json: bool) -> None:
    with bench_place(free_port(), WORKERS) as place:
        grown = json.loads(place.run("guildhall.bench.scale.run", str(exponent)).splitlines()[-1])
    say = Console(file=sys.stderr if as_json else sys.stdout, width=160)
    say.print(growth_table(grown, place.database))
    if explain:
        for line in plan_lines(grown):
            say.print(line, markup=False, highlight=False, soft_wrap=True)
    if as_json:
        click.echo(json.dumps({"database": place.database, **grown}))


def _measure(place: Place, world: dict[str, Any], port: int, seconds: float) -> Result:
    """The bare view is measured before each kind of request, so that both meet the same machine."""
    bytes_of_question = world["pages"]["question, signed in"]["bytes"]
    serve = [sys.executable, "-m", "guildhall", "serve"]
    with running(serve, port=port, env=place.env, path="/health/ready") as served:
        ready_seconds = served.ready_seconds
    empty_port = free_port()
    empty = granian("guildhall.bench.bare:application", empty_port, WORKERS)
    web = granian("guildhall.config.web:application", port, WORKERS)
    env = {**place.env, "BENCH_BYTES": str(bytes_of_question)}
    bare: dict[str, Cost] = {}
    costs: dict[str, Cost] = {}
    with (
        running(empty, port=empty_port, env=env) as still,
        running(web, port=port, env=place.env, path="/health/ready") as server,
    ):
        for name, make in _requests(world, port).items():
            bare[name] = measure(still, _again(Request("GET", "/", {})), seconds=BARE_SECONDS)
            expect = 302 if name == POST else 200
            costs[name] = measure(server, make, seconds=seconds, expect=expect)
        memory = server.memory()[:WORKERS]
    return Result(
        place.database,
        bare,
        costs,
        world["pages"],
        ready_seconds,
        memory,
        world["import_posts_per_second"],
    )


def _requests(world: dict[str, Any], port: int) -> dict[str, Callable[[], Iterator[Request]]]:
    """What is sent, by name."""
    signed_in = {"Cookie": f"sessionid={world['session']}"}
    pages = {
        f"{name}, {who}": _again(Request("GET", path, headers))
        for name, path in paths(world).items()
        for who, headers in (("signed in", signed_in), ("anonymous", {}))
    }
    return {**pages, POST: lambda: replies(port, world)}


def _again(request: Request) -> Callable[[], Iterator[Request]]:
    return lambda: itertools.repeat(request)
