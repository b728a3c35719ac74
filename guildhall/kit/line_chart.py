"""Where the parts of a small line chart are: points over days, between round numbers.

Pure geometry, in units of its own width and height; a template draws it.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = (1, 2, 2.5, 5, 10)
_MOST_TICKS = 5
_ROOM_FOR_A_CHARACTER = 7.2


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One point; `on` and `value` are what it stands for."""

    x: float
    y: float
    on: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class LineChart:
    """`left` to `right` and `top` to `bottom` is the field in which the line is."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    spots: tuple[Spot, ...]
    ticks: tuple[Tick, ...]
    first_on: dt.date
    last_on: dt.date

    @property
    def line(self) -> str:
        """The points of an SVG polyline."""
        return " ".join(f"{spot.x:g},{spot.y:g}" for spot in self.spots)


def line_chart(
    points: Sequence[tuple[dt.date, float]], *, width: int = 360, height: int = 190
) -> LineChart:
    """Of at least one point; they are put in the order of their days.

    Figures that are all the same, one alone, and days that are all the same are in the middle.
    """
    if not points or not all(math.isfinite(value) for _day, value in points):
        raise ValueError("A chart is drawn of one finite figure or more.")
    ordered = sorted(points, key=lambda point: point[0])
    values = round_numbers(min(v for _day, v in ordered), max(v for _day, v in ordered))
    labels = [in_short(value) for value in values]
    left = 10 + max(len(label) for label in labels) * _ROOM_FOR_A_CHARACTER
    field = _Field(left, width - 12.0, 12.0, height - 26.0)
    first, last = ordered[0][0], ordered[-1][0]
    spots = [
        Spot(field.x(day, first, last), field.y(value, values), day, value)
        for day, value in ordered
    ]
    ticks = [
        Tick(field.y(value, values), label) for value, label in zip(values, labels, strict=True)
    ]
    return LineChart(
        width,
        height,
        round(left, 1),
        field.right,
        field.top,
        field.bottom,
        tuple(spots),
        tuple(ticks),
        first,
        last,
    )


def round_numbers(lowest: float, highest: float) -> list[float]:
    """Two to six round numbers at equal steps, from below the lowest to above the highest.

    From nought where the figures come near it.
    """
    if lowest > 0 and lowest < 0.5 * highest:
        lowest = 0.0
    if highest < 0 and highest > 0.5 * lowest:
        highest = 0.0
    if lowest == highest:
        around = abs(lowest) * 0.5 or 1.0
        lowest, highest = lowest - around, highest + around
    step = _round_step((highest - lowest) / (_MOST_TICKS - 1))
    first, last = math.floor(lowest / step), math.ceil(highest / step)
    return [_without_dust(number * step) for number in range(first, last + 1)]


def in_short(value: float) -> str:
    """1200000 as 1.2M: a figure that fits beside an axis."""
    for size, letter in ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e4, "k")):
        if abs(value) >= size:
            return f"{value / (1e3 if letter == 'k' else size):g}{letter}"
    return f"{value:g}"


@dataclass(frozen=True, slots=True)
class _Field:
    left: float
    right: float
    top: float
    bottom: float

    def x(self, day: dt.date, first: dt.date, last: dt.date) -> float:
        days = (last - first).days
        share = (day - first).days / days if days else 0.5
        return round(self.left + 6 + share * (self.right - self.left - 12), 1)

    def y(self, value: float, values: Sequence[float]) -> float:
        share = (value - values[0]) / (values[-1] - values[0])
        return round(self.bottom - share * (self.bottom - self.top), 1)


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(step * size for step in _STEPS if step * size >= rough * 0.999)


def _without_dust(value: float) -> float:
    """0.3 instead of 0.30000000000000004."""
    return float(f"{value:.10g}")
