"""All indicators of one community at one date.

Now, in the window before, and whether anything changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from guildhall.health.measure.frames import Frames
from guildhall.health.measure.indicator import INDICATORS, Band, Indicator, Reading, seed_of
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Interval, has_changed, newcombe
from guildhall.health.measure.signs import aliveness  # noqa: F401  # its siblings, too
from guildhall.health.numbers import numbers

CELLS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Two:
    """One indicator in two windows.

    `difference` is the interval of now − before, where there is one.
    """

    indicator: Indicator
    now: Reading
    before: Reading
    difference: Interval | None = None

    @property
    def change(self) -> int:
        """1 more, −1 less; 0 no clear change, or nothing to compare."""
        if self.difference is None or not has_changed(self.difference):
            return 0
        return 1 if self.difference[0] > 0 else -1

    @property
    def is_in(self) -> bool:
        """In band now."""
        return self.now.band.is_in

    @property
    def is_in_twice(self) -> bool:
        return self.now.band.is_in and self.before.band.is_in


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`end` is the first day after the windows.

    `is_small`: fewer settled members than anything can be said of.
    """

    frames: Frames
    end: int
    members: int
    active: int
    coverage: float
    twos: Mapping[str, Two]

    @property
    def is_small(self) -> bool:
        return self.members < numbers().small.fewest_members


def evaluate(
    frames: Frames, *, end: int | None = None, window: int | None = None, has_draws: bool = True
) -> Evaluation:
    """Read every indicator.

    `end`: a day since 1970, by default the one on which `frames.at` lies; `window`: days
    instead of 84.
    """
    last = frames.today if end is None else end
    given = numbers().windows
    short = window or int(given.short_days)
    main = Period(frames, end=last, days=short, has_draws=has_draws)
    periods = {int(given.short_days): main}
    twos = {}
    for name, one in INDICATORS.items():
        days = short if one.days == given.short_days else one.days
        now = periods.setdefault(one.days, main.ending_alike(days))
        before = periods.setdefault(-one.days, now.before())
        twos[name] = _two(one, now, before)
    return Evaluation(frames, last, main.n, main.a, main.coverage, twos)


def _two(one: Indicator, now: Period, before: Period) -> Two:
    reading = one.measure(now)
    if reading.band is Band.NONE or before.end <= now.frames.born:
        return Two(one, reading, Reading(Band.NONE))
    earlier = one.measure(before)
    return Two(one, reading, earlier, _difference(one, reading, earlier, now))


def _difference(one: Indicator, now: Reading, before: Reading, period: Period) -> Interval | None:
    """Newcombe for proportions, 2,000 draws over members for means, Gini and the like (domain.md
    0.4); None where neither is due.
    """
    fewest = numbers().gate.fewest
    if now.part and before.part and min(now.part.total, before.part.total) >= fewest:
        return newcombe(now.part, before.part)
    if period.has_draws and now.of and now.sample is not None and before.sample is not None:
        return _drawn(now, before, seed=seed_of(period, one.id))
    return None


def _drawn(now: Reading, before: Reading, *, seed: int) -> Interval:
    """Percentiles of the difference over samples of members with replacement."""
    rng, draws, level = (
        np.random.default_rng(seed),
        int(numbers().gate.bootstrap_draws),
        numbers().gate.confidence,
    )
    assert now.of is not None  # asked for by the caller
    at_once = max(1, CELLS_AT_ONCE // max(len(now.sample), len(before.sample)))
    differences = np.concatenate(
        [
            now.of(_resampled(now.sample, size, rng)) - now.of(_resampled(before.sample, size, rng))
            for size in [min(at_once, draws - done) for done in range(0, draws, at_once)]
        ]
    )
    low, high = np.quantile(differences, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _resampled(sample: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """shape (draws, len(sample))."""
    return np.asarray(sample)[rng.integers(0, len(sample), size=(draws, len(sample)))]
