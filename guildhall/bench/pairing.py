"""guildhall bench pairing: how long a round of introductions takes to plan, and how good it is."""

import itertools
import json
import random
import time
from dataclasses import asdict, dataclass

import click
from rich.console import Console
from rich.table import Table

from guildhall.kit.pairing import Partner

SIZES = (100, 1_000, 3_000, 10_000)
UNITS, TOPICS, ROUNDS = 10, 60, 2


@dataclass(frozen=True, slots=True)
class Planned:
    """The second of two rounds, in which nobody may meet whom they met in the first."""

    people: int
    seconds: float  # of CPU, the slower of both rounds
    introduced: float  # share of all people, 0 to 1
    across: float  # share of groups that bridge units, 0 to 1
    repeats: int


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def pairing(as_json: bool) -> None:
    """Plan two rounds for up to 10,000 invented people in ten units of one size."""
    measured = [planned(people) for people in SIZES]
    Console(stderr=as_json, width=110).print(_table(measured))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in measured]))


def planned(number: int) -> Planned:
    # Every command of the operator reads this module, and `serve` must not load rustworkx.
    from guildhall.kit.pairing.solving import plan

    people = invented(number)
    unit = {one.key: one.unit for one in people}
    met: set[tuple[int, int]] = set()
    slowest, repeats, groups = 0.0, 0, []
    for seed in range(ROUNDS):
        begun = time.process_time()
        groups = plan(people, apart=met, seed=seed)
        slowest = max(slowest, time.process_time() - begun)
        pairs = {pair for one in groups for pair in itertools.combinations(sorted(one.keys), 2)}
        repeats += len(pairs & met)
        met |= pairs
    across = sum(len({unit[key] for key in one.keys}) > 1 for one in groups)
    introduced = sum(len(one.keys) for one in groups)
    return Planned(
        number, round(slowest, 2), introduced / number, across / max(1, len(groups)), repeats
    )


def invented(number: int) -> list[Partner]:
    """Each in one of ten units, with three topics to help with and two to learn, in four zones."""
    chance = random.Random(7)  # noqa: S311  # the same people every time
    topics = [f"topic {count}" for count in range(TOPICS)]
    return [
        Partner(
            key,
            unit=key % UNITS,
            helps=frozenset(chance.sample(topics, 3)),
            learns=frozenset(chance.sample(topics, 2)),
            offset=chance.choice([0, 60, 120, -300]),
        )
        for key in range(1, number + 1)
    ]


def _table(measured: list[Planned]) -> Table:
    table = Table(title="A round of introductions, the second of two")
    for heading in ("people", "s of CPU", "introduced", "across units", "met before"):
        table.add_column(heading, justify="right")
    for one in measured:
        table.add_row(
            f"{one.people:,}",
            f"{one.seconds:.2f}",
            f"{one.introduced:.1%}",
            f"{one.across:.1%}",
            str(one.repeats),
        )
    return table
