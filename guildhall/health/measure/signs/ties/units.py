"""Do ties cross units, and do those that cross hold."""

import numpy as np
import polars as pl

from guildhall.health.measure import networks
from guildhall.health.measure.indicator import (
    Band,
    Missing,
    Reading,
    Sign,
    indicator,
    low,
    seed_of,
    short,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.numbers import numbers


@indicator("TIES-5", Sign.TIES, "S", days=84)
def silo(period: Period) -> Reading:
    """ΔEI = EI − EI_exp of live ties by unit, EI_exp from the sizes of the units.

    P from shuffled units (`p`). EI itself is never shown.

    −2..2, at or above 0 is better. W12; 40 ties and two units of at least 5 active people.
    Below −0.3 with p < .05 watch, below −0.5 sign. Krackhardt & Stern 1988; domain.md TIES-5.
    """
    given, gate = numbers().knowing, numbers().gate
    people, ties = _in_units(period)
    sizes = people.group_by("unit").agg(size=pl.len()).sort("unit")["size"].to_list()
    if ties.shape[0] < gate.network_ties or len(sizes) < 2:
        return too_few(ties.shape[0], Missing.NETWORK, people=people.height)
    if not period.has_draws:
        return too_few(ties.shape[0], Missing.DRAWS, people=people.height)
    units = people["unit"].to_list()
    value = networks.external_internal(ties, units) - networks.expected_external_internal(sizes)
    p = networks.permutation_p(
        ties, units, draws=given.silo_permutations, seed=seed_of(period, "TIES-5")
    )
    band = low(value, watch=given.silo.watch, sign=given.silo.sign) if p < given.silo_p else Band.OK
    return Reading(
        band,
        value,
        n=ties.shape[0],
        people=people.height,
        detail={"p": p, "units": float(len(sizes))},
    )


@indicator("TIES-6", Sign.TIES, "S", days=84)
def bridges(period: Period) -> Reading:
    """Survival of ties across units since 12 weeks ago, divided by that of ties inside.

    Twins: pairs of units that one person holds (`fragile`), pairs with ties at all (`pairs`).

    0..∞, higher is better. W12; units of at least 5, 10 ties across 12 weeks ago, 10 inside.
    Below 0.6 watch. The literature is split: compared with one's own ties inside alone. Nobody
    is named. domain.md TIES-6.
    """
    given = numbers().knowing
    earlier = period.before(short())
    people, then = _in_units(earlier)
    units = people["unit"].to_list()
    across = np.array([units[one] != units[other] for one, other in then], dtype=bool)
    fragile, pairs = _fragile(period)
    detail = {"fragile": float(fragile), "pairs": float(pairs)}
    if across.sum() < given.bridges_ties or (~across).sum() < given.bridges_ties:
        return too_few(int(across.sum()), Missing.NETWORK, people=people.height)
    alive = set(period.ties.live.select("one", "other").iter_rows())
    place = people["person"].to_list()
    lives = np.array(
        [
            (min(place[one], place[other]), max(place[one], place[other])) in alive
            for one, other in then
        ]
    )
    inside = lives[~across].mean()
    if inside == 0:
        return too_few(int(across.sum()), Missing.NETWORK, people=people.height)
    ratio = float(lives[across].mean() / inside)
    return Reading(
        low(ratio, watch=given.bridges_ratio),
        ratio,
        n=len(then),
        people=people.height,
        detail=detail,
    )


def _in_units(period: Period) -> tuple[pl.DataFrame, np.ndarray]:
    """Active people in units of at least 5 active, numbered in order, and the live ties between
    them.
    """
    of = period.active.select("person").join(
        period.unit_of, on="person", how="inner", maintain_order="left"
    )
    large = of.filter(pl.len().over("unit") >= numbers().knowing.unit_people).sort("person")
    place = {person: number for number, person in enumerate(large["person"].to_list())}
    pairs = period.ties.live.select("one", "other").iter_rows()
    ties = [(place[one], place[other]) for one, other in pairs if one in place and other in place]
    return large, np.array(ties, dtype=np.int64).reshape(-1, 2)


def _fragile(period: Period) -> tuple[int, int]:
    """Pairs of units whose ties hang on one person, and pairs of units that are tied at all."""
    people, ties = _in_units(period)
    units, persons = people["unit"].to_list(), people["person"].to_list()
    held: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one, other in ties:
        if units[one] != units[other]:
            pair = (min(units[one], units[other]), max(units[one], units[other]))
            held.setdefault(pair, []).append((persons[one], persons[other]))
    fragile = sum(bool(set.intersection(*(set(ends) for ends in pairs))) for pairs in held.values())
    return fragile, len(held)
