"""Proportions with their intervals, and whether two of them differ."""

from dataclasses import dataclass

from scipy.stats import binomtest

from guildhall.health.numbers import numbers

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Proportion:
    """`count` of `total`, 0 ≤ count ≤ total."""

    count: int
    total: int

    @property
    def value(self) -> float:
        """0..1; 0 where there is nothing to divide."""
        return self.count / self.total if self.total else 0.0


def wilson(part: Proportion) -> Interval:
    """95 % interval of a proportion, 0..1 (Wilson 1927; domain.md 0.4).

    Raises ValueError for no cases at all.
    """
    if part.total == 0:
        raise ValueError("An interval needs at least one case.")
    interval = binomtest(part.count, part.total).proportion_ci(
        numbers().gate.confidence, method="wilson"
    )
    return float(interval.low), float(interval.high)


def newcombe(now: Proportion, before: Proportion) -> Interval:
    """95 % interval of the difference now − before, −1..1 (Newcombe 1998, method 10: from the two
    Wilson intervals).
    """
    (low_now, high_now), (low_before, high_before) = wilson(now), wilson(before)
    difference = now.value - before.value
    below = ((now.value - low_now) ** 2 + (high_before - before.value) ** 2) ** 0.5
    above = ((high_now - now.value) ** 2 + (before.value - low_before) ** 2) ** 0.5
    return difference - below, difference + above


def has_changed(interval: Interval) -> bool:
    """Worded as a change only where the interval leaves 0 out (domain.md 0.4)."""
    return interval[0] > 0 or interval[1] < 0
