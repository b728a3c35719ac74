"""Several sites and all together, as tables for people and as JSON."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from guildhall.bench.who.history import history_of
from guildhall.bench.who.orders import ORDERS
from guildhall.bench.who.replay import AMONG, Tally, pooled, replay
from guildhall.imports.stackexchange.dump import NotADump

__all__ = ["NotADump", "as_json", "table_of", "tallies_of"]

POOLED = "all together"
Sites = dict[str, dict[str, Tally]]


def tallies_of(paths: Sequence[Path]) -> Sites:
    """For each site, and for several together, the tally of each order. Raises NotADump."""
    sites: Sites = {}
    for path in track(paths, "Replaying …", console=Console(stderr=True), transient=True):
        history = history_of(path)
        sites[history.name] = replay(history, ORDERS)
    if len(sites) > 1:
        of_all = list(sites.values())
        sites[POOLED] = {name: pooled([one[name] for one in of_all]) for name in ORDERS}
    return sites


def as_json(sites: Sites) -> dict[str, dict[str, dict[str, float]]]:
    return {
        site: {name: tally.as_json() for name, tally in tallies.items()}
        for site, tallies in sites.items()
    }


def table_of(site: str, tallies: dict[str, Tally]) -> Table:
    table = Table(title=f"{site}: someone who answered is among the first …")
    table.add_column("order")
    for most in AMONG:
        table.add_column(str(most), justify="right")
    for column in ("questions", "offers", "largest share", "people asked", "ms a question"):
        table.add_column(column, justify="right")
    for name, tally in tallies.items():
        figures = tally.as_json()
        table.add_row(
            name,
            *(f"{figures[f'hit@{most}']:.3f}" for most in AMONG),
            str(tally.questions),
            str(len(tally.offers)),
            f"{tally.largest_share:.2f}",
            str(len(tally.asked)),
            f"{1000 * figures['seconds_a_question']:.2f}",
        )
    return table
