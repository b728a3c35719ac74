"""An indicator, what it read, and the list of all of them."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Interval, Proportion, wilson
from guildhall.health.numbers import numbers


class Sign(StrEnum):
    """The five signs, by the names of design.md, section 5; the six words of success; and what had
    a day.
    """

    CARRYING = "carrying"
    TIES = "ties"
    RIGIDITY = "rigidity"
    IDENTIFICATION = "identification"
    TANGIBILITY = "tangibility"
    ALIVENESS = "aliveness"
    PROMISES = "promises"


class Family(StrEnum):
    """Where evidence comes from: a sign needs two of them (domain.md 0.5)."""

    STRUCTURE = "S"
    BEHAVIOUR = "B"
    PERCEPTION = "P"


class Band(StrEnum):
    """Where a figure lies. TREND: it has no bands, only a direction. NONE: not enough data."""

    OK = "ok"
    WATCH = "watch"
    SIGN = "sign"
    TREND = "trend"
    NONE = "none"

    @property
    def is_in(self) -> bool:
        return self in (Band.WATCH, Band.SIGN)


class Missing(StrEnum):
    """Why there is not enough data."""

    SAMPLE = "sample"
    AGE = "age"
    NETWORK = "network"
    ROOM = "room"
    DRAWS = "draws"
    OFF = "off"
    CLOSED = "closed"
    BANDS = "bands"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an indicator read in one window, before the gates.

    `n` cases and `people` distinct persons it rests on; `top` and `top_two` the share of the
    one and the two who make most of it (0..1); `interval` at 95 %; `detail` its twins; `sample`
    values of single members, for draws, and `of` the figure that is computed of them, along the
    last axis; `settled` is what `part` is, of those here for twelve weeks. None of `sample`,
    `settled`, `top`, `top_two` is ever shown.
    """

    band: Band
    value: float | None = None
    n: int = 0
    people: int = 0
    interval: Interval | None = None
    part: Proportion | None = None
    settled: Proportion | None = None
    detail: dict[str, float] = field(default_factory=dict)
    missing: Missing | None = None
    room: str = ""
    top: float = 0.0
    top_two: float = 0.0
    sample: Any = None
    of: Callable[[np.ndarray], Any] | None = None


Measure = Callable[[Period], Reading]


@dataclass(frozen=True, slots=True)
class Indicator:
    """`days` is its window; `is_weak`: alone it never makes a sign."""

    id: str
    sign: Sign
    families: frozenset[Family]
    days: int
    measure: Measure
    is_weak: bool = False

    @property
    def formula(self) -> str:
        """How it is computed, as its docstring says."""
        return (self.measure.__doc__ or "").strip()


INDICATORS: dict[str, Indicator] = {}


def indicator(
    name: str, sign: Sign, families: str, *, days: int, is_weak: bool = False
) -> Callable[[Measure], Measure]:
    """Put a function into the list: `families` as in domain.md, such as "SB"."""

    def add(measure: Measure) -> Measure:
        if name in INDICATORS:
            raise ValueError(f"Two indicators are called {name}.")
        INDICATORS[name] = Indicator(
            name, sign, frozenset(Family(letter) for letter in families), days, measure, is_weak
        )
        return measure

    return add


def short() -> int:
    return int(numbers().windows.short_days)


def long() -> int:
    return int(numbers().windows.long_days)


def too_few(n: int = 0, missing: Missing = Missing.SAMPLE, *, people: int = 0) -> Reading:
    """The gate is not met: no value."""
    return Reading(Band.NONE, n=n, people=people, missing=missing)


def not_built(room: str) -> Reading:
    """Nothing feeds this yet; it starts to work when the room comes."""
    return Reading(Band.NONE, missing=Missing.ROOM, room=room)


def low(value: float, *, watch: float, sign: float | None = None) -> Band:
    """Trouble lies below: under `sign` a sign, under `watch` worth a look."""
    if sign is not None and value < sign:
        return Band.SIGN
    return Band.WATCH if value < watch else Band.OK


def high(value: float, *, watch: float, sign: float | None = None) -> Band:
    """Trouble lies above."""
    if sign is not None and value > sign:
        return Band.SIGN
    return Band.WATCH if value > watch else Band.OK


def share(part: Proportion, band: Band, *, people: int, **more: Any) -> Reading:
    """A proportion with its interval. `people`: how many persons it rests on."""
    return Reading(band, part.value, part.total, people, wilson(part), part, **more)


def dominance(counts: Sequence[float] | np.ndarray) -> tuple[float, float]:
    """Share of the largest and of the two largest in the sum, 0..1; 0 for nothing."""
    ordered = np.sort(np.asarray(counts, dtype=float))[::-1]
    total = ordered.sum()
    return (float(ordered[0] / total), float(ordered[:2].sum() / total)) if total else (0.0, 0.0)


def seed_of(period: Period, name: str) -> int:
    """The same draws for the same community, indicator and date, on every machine."""
    text = f"{period.frames.slug} {name} {period.end}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")
