"""What charts draw beside figures: how something is spread, and who exchanges with whom by unit.

All of it before the gate.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import ArrayLike

from guildhall.activity.verbs import Type
from guildhall.commons.models import Outcome
from guildhall.health.measure.indicator import Sign
from guildhall.health.measure.period import Period
from guildhall.health.measure.surveys import answers
from guildhall.health.measure.waiting import hours_between
from guildhall.health.numbers import numbers


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases from `low` on, up to the next bin: how many of them each person has."""

    low: float
    people: Counter[int]


@dataclass(frozen=True, slots=True)
class Spread:
    """How something is spread, in ordered bins.

    `is_survey`: of answers, whose people are keys of one wave.
    """

    name: str
    sign: Sign
    bins: tuple[Bin, ...]
    is_survey: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """Active people by the name of their unit ("" for none), and the pairs with a live tie."""

    units: Mapping[str, frozenset[int]]
    ties: Sequence[tuple[int, int]]


def spreads_of(period: Period) -> list[Spread]:
    """One for each of the five signs, as far as there is anything to spread."""
    return [spread for make in SPREADS if (spread := make(period)).bins]


def network_of(period: Period) -> Network | None:
    """Those who did not ask to be left out.

    None where a network says too little (domain.md 0.4).
    """
    if not period.is_network_enough:
        return None
    included = period.members.filter(~pl.col("is_left_out")).select("person")
    active = period.active.select("person").join(included, on="person", how="semi")
    placed = active.join(period.unit_of, on="person", how="left").sort("person")
    units: dict[str, set[int]] = {}
    for person, unit in placed.iter_rows():
        units.setdefault(period.frames.unit_names.get(unit, ""), set()).add(person)
    ties = period.active_ties.select("one", "other").sort("one", "other").rows()
    return Network({name: frozenset(people) for name, people in units.items()}, ties)


def _contributions(period: Period) -> Spread:
    """Active people by how much each contributed."""
    people = period.active["person"].to_numpy()
    return Spread(
        "contributions",
        Sign.CARRYING,
        _binned(period.active["acts"].to_numpy(), people, numbers().charts.contributions),
    )


def _first_replies(period: Period) -> Spread:
    """Questions at least a week old, by the working hours until a first reply or until now."""
    end = period.end - numbers().knowing.answered_days
    asked = period.asked.filter((pl.col("day") >= period.start) & (pl.col("day") < end))
    first = period.responses.unique("thread", keep="first", maintain_order=True).select(
        "thread", reply_at="at"
    )
    joined = asked.join(first, on="thread", how="left", maintain_order="left").with_columns(
        until=pl.col("reply_at").fill_null(
            pl.from_epoch(
                pl.lit(period.frames.real(period.end) * 86_400), "s"
            ).dt.replace_time_zone("UTC")
        )
    )
    hours = hours_between(joined["at"], joined["until"], period.frames)
    given = numbers().charts
    is_closed = period.frames.is_closed
    return Spread(
        "first_replies" if is_closed else "first_replies_real",
        Sign.TIES,
        _binned(
            hours,
            joined["asker"].to_numpy(),
            given.reply_hours if is_closed else given.reply_real_hours,
        ),
    )


def _reports(period: Period) -> Spread:
    """What was said of ways that were tried: worked, partly, did not."""
    results = Outcome.Result.values
    reports = period.events.filter(
        pl.col("type").is_in([Type.ADOPTED, Type.HELPED]) & pl.col("result").is_in(results)
    )
    place = reports["result"].replace_strict(
        {name: number for number, name in enumerate(results)}, return_dtype=pl.Int32
    )
    return Spread(
        "reports",
        Sign.RIGIDITY,
        _binned(place.to_numpy(), reports["actor"].to_numpy(), range(len(results))),
    )


def _filled(period: Period) -> Spread:
    """Tips and practices by the share of their parts that says something."""
    items = period.frames.items.filter(
        (pl.col("made") < period.end) & pl.col("author").is_not_null()
    )
    return Spread(
        "filled",
        Sign.TANGIBILITY,
        _binned(items["filled"].to_numpy(), items["author"].to_numpy(), numbers().charts.filled),
    )


def _feels(period: Period) -> Spread:
    """Answers to how much one feels one with the community, of the newest wave."""
    given_answers = answers(period, "P-I1")
    bins = _binned(
        given_answers["value"].to_numpy(), given_answers["key"].to_numpy(), numbers().charts.feels
    )
    return Spread("feels", Sign.IDENTIFICATION, bins, is_survey=True)


SPREADS: tuple[Callable[[Period], Spread], ...] = (
    _feels,
    _contributions,
    _first_replies,
    _filled,
    _reports,
)


def _binned(values: ArrayLike, people: ArrayLike, edges: Sequence[float]) -> tuple[Bin, ...]:
    """From each edge to the next, the last without an end. No values: no bins."""
    places = np.searchsorted(np.asarray(edges), np.asarray(values), side="right") - 1
    behind = np.asarray(people)
    bins = [
        Bin(float(low), Counter(behind[places == place].tolist()))
        for place, low in enumerate(edges)
    ]
    return tuple(bins) if any(one.people for one in bins) else ()
