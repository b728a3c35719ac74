"""All indicators of one community at one date.

Now, in the window before, a year before, and whether anything changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from guildhall.health import rules
from guildhall.health.measure.change import History
from guildhall.health.measure.falling import Course, course_on
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.indicator import (
    INDICATORS,
    Band,
    Indicator,
    Missing,
    Reading,
    seed_of,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Interval, has_changed, newcombe
from guildhall.health.measure.signs import (
    aliveness,  # noqa: F401  # its siblings, too
    promises,  # noqa: F401
)
from guildhall.health.numbers import numbers

CELLS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Two:
    """One indicator now, in the window before, and a year before (`then`, where there was one).

    `difference` is the interval of now − then, or of now − before in a first year, where there is
    one.
    """

    indicator: Indicator
    now: Reading
    before: Reading
    difference: Interval | None = None
    then: Reading | None = None

    @property
    def is_worse(self) -> bool:
        """Clearly worse than a year before, and not only because many are new."""
        if self.then is None or self.then.band is Band.NONE:
            return False
        worse = 1 if self.indicator.id in rules.MORE_IS_WORSE else -1
        return self.change == worse == self._change_of_settled(otherwise=worse)

    def _change_of_settled(self, *, otherwise: int) -> int:
        """Newcomers have no repeated contact yet: where many came, that is growth."""
        now, then = self.now.settled, self.then.settled if self.then else None
        if now is None or then is None:
            return otherwise
        if min(now.total, then.total) < numbers().gate.fewest:
            return 0
        difference = newcombe(now, then)
        return (1 if difference[0] > 0 else -1) if has_changed(difference) else 0

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

    `is_small`: fewer settled members than anything can be said of; `has_bands`: whether levels may
    be judged at all, and not only changes; `course`: what changed against its own past.
    """

    frames: Frames
    end: int
    members: int
    active: int
    coverage: float
    twos: Mapping[str, Two]
    course: Course | None = None
    has_bands: bool = True

    @property
    def is_small(self) -> bool:
        return self.members < numbers().small.fewest_members


def evaluate(
    frames: Frames,
    *,
    end: int | None = None,
    window: int | None = None,
    has_draws: bool = True,
    has_past: bool = True,
    history: History | None = None,
) -> Evaluation:
    """Read every indicator.

    `end`: a day since 1970, by default the one on which `frames.at` lies; `window`: days
    instead of 84; without `has_past` of this window alone; `history`: of these frames, where it
    was read already.
    """
    last = frames.today if end is None else end
    lived = history or History(frames)
    short = window or int(numbers().windows.short_days)
    windows = _Windows(Period(frames, end=last, days=short, has_draws=has_draws), lived, has_past)
    twos = {name: windows.read(one) for name, one in INDICATORS.items()}
    main = windows.of(short)
    return Evaluation(
        frames,
        last,
        main.n,
        main.a,
        main.coverage,
        twos,
        course_on(lived, last) if has_past else None,
        has_true_list(main),
    )


def has_true_list(period: Period) -> bool:
    """A group of colleagues whose list of members is true: most of them were here within a year."""
    if not period.frames.is_closed or period.n == 0:
        return False
    year = period.ending_alike(rules.YEAR).participation
    return year["person"].n_unique() >= rules.TRUE_LIST * period.n


class _Windows:
    """The windows of each length that end with the main one, before it, and a year before it."""

    def __init__(self, main: Period, history: History, has_past: bool) -> None:
        self.main, self.has_past = main, has_past
        self.years = main.end - history.year_before(main.end)
        self._periods: dict[tuple[int, int], Period] = {(main.days, 0): main}

    def of(self, days: int, back: int = 0) -> Period:
        key = (days, back)
        if key not in self._periods:
            now = self.main.ending_alike(days)
            self._periods[key] = now.before(back) if back else now
        return self._periods[key]

    def read(self, one: Indicator) -> Two:
        """One indicator in all of them; nothing where its room is shut."""
        open_rooms, given = self.main.frames.rooms, numbers().windows
        if open_rooms is not None and not open_rooms.issuperset(rules.ROOMS.get(one.id, ())):
            return Two(one, too_few(missing=Missing.CLOSED), Reading(Band.NONE))
        days = self.main.days if one.days == given.short_days else one.days
        now, before = self.of(days), self.of(days, days)
        reading = one.measure(now)
        if reading.band is Band.NONE or not self.has_past or before.end <= now.frames.born:
            return Two(one, reading, Reading(Band.NONE))
        earlier = one.measure(before)
        year = self.of(days, self.years)
        then = one.measure(year) if year.start >= now.frames.born else None
        difference = _difference(one, reading, earlier if then is None else then, now)
        return Two(one, reading, earlier, difference, then)


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
