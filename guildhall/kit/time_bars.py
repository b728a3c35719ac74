"""Where the parts of a drawn timeline are: one row for each bar, from its first day to its last.

Pure geometry, in units of its own width and height; a template draws it. Each bar has a row of its
own with its label above it, so that no two labels meet.
"""

import datetime as dt
import itertools
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

WIDTH = 360
ROOM_FOR_A_TICK = 64.0
_LEFT, _RIGHT = 34.0, WIDTH - 34.0
_EDGE = 4.0
_TOP, _ROW, _FOOT = 26.0, 36.0, 22.0
_LEAST_BAR = 10.0
_CHARACTER, _WIDE_CHARACTER = 7.2, 12.5


@dataclass(frozen=True, slots=True)
class Span:
    """What is drawn as one bar. `after` are the places of the others that it waits for."""

    first_on: dt.date
    last_on: dt.date
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` to `end` at height `y`. Its label begins at `x`, or ends at `end`, and has `room`."""

    x: float
    end: float
    y: float
    label_y: float
    ends_label: bool
    room: float

    @property
    def middle(self) -> float:
        return round((self.x + self.end) / 2, 1)


@dataclass(frozen=True, slots=True)
class Tie:
    """From the bar that is waited for, up or down, then across to the one that waits."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class TimeTick:
    x: float
    on: dt.date


@dataclass(frozen=True, slots=True)
class TimeBars:
    """`ticks_by` is “day”, “month” or “year”: what tells one tick from the next."""

    width: int
    height: float
    top: float
    bottom: float
    bars: tuple[Bar, ...]
    ties: tuple[Tie, ...]
    ticks: tuple[TimeTick, ...]
    ticks_by: str
    today_x: float | None


def time_bars(spans: Sequence[Span], *, today: dt.date | None = None) -> TimeBars:
    """Of one span or more, drawn in the order in which they come.

    `today` is marked where it is between the first day and the last. One day alone is in the
    middle. Raises ValueError without spans, or where one ends before it begins.
    """
    if not spans or any(one.last_on < one.first_on for one in spans):
        raise ValueError("A timeline is drawn of one span or more, each ending after it begins.")
    first = min(one.first_on for one in spans)
    last = max(one.last_on for one in spans)
    across = _across(first, last)
    bars = tuple(_bar(one, row, across) for row, one in enumerate(spans))
    bottom = _TOP + _ROW * len(spans)
    ticks, ticks_by = _ticks(first, last, across)
    is_now = today is not None and first <= today <= last and first < last
    return TimeBars(
        width=WIDTH,
        height=bottom + _FOOT,
        top=_TOP,
        bottom=bottom,
        bars=bars,
        ties=tuple(_ties(spans, bars)),
        ticks=ticks,
        ticks_by=ticks_by,
        today_x=across(today) if today is not None and is_now else None,
    )


def fitted(label: str, room: float) -> str:
    """As much of a label as has room, by a careful guess of how wide its characters are."""
    if label_width(label) <= room:
        return label
    kept, left = "", room - _CHARACTER
    for character in label:
        left -= label_width(character)
        if left < 0:
            break
        kept += character
    return f"{kept.rstrip()}…"


def label_width(label: str) -> float:
    return sum(
        _WIDE_CHARACTER if unicodedata.east_asian_width(one) in "WF" else _CHARACTER
        for one in label
    )


def _across(first: dt.date, last: dt.date) -> Callable[[dt.date], float]:
    days = (last - first).days

    def across(day: dt.date) -> float:
        share = (day - first).days / days if days else 0.5
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    return across


def _bar(span: Span, row: int, across: Callable[[dt.date], float]) -> Bar:
    """A bar of a single day is as wide as one can still see, with its day in its middle."""
    x, end = across(span.first_on), across(span.last_on)
    lacking = max(0.0, _LEAST_BAR - (end - x)) / 2
    x, end = round(x - lacking, 1), round(end + lacking, 1)
    ends_label = (x + end) / 2 > WIDTH / 2
    room = end - _EDGE if ends_label else WIDTH - _EDGE - x
    top = _TOP + _ROW * row
    return Bar(x, end, top + 24.0, top + 15.0, ends_label, round(room, 1))


def _ties(spans: Sequence[Span], bars: Sequence[Bar]) -> Iterator[Tie]:
    for span, bar in zip(spans, bars, strict=True):
        for place in span.after:
            earlier = bars[place]
            yield Tie(earlier.middle, earlier.y, bar.middle, bar.y)


def _ticks(
    first: dt.date, last: dt.date, across: Callable[[dt.date], float]
) -> tuple[tuple[TimeTick, ...], str]:
    """At the shortest step at which no two labels meet: days, Mondays, months, or years."""
    for unit, days in _steps(first, last):
        ticks = tuple(TimeTick(across(day), day) for day in days)
        gaps = (later.x - one.x for one, later in itertools.pairwise(ticks))
        if ticks and all(gap >= ROOM_FOR_A_TICK for gap in gaps):
            return ticks, unit
    return (TimeTick(across(first), first),), "day"


def _steps(first: dt.date, last: dt.date) -> Iterator[tuple[str, list[dt.date]]]:
    length = (last - first).days
    if length <= 40:
        for step in (1, 2):
            yield "day", [first + dt.timedelta(days) for days in range(0, length + 1, step)]
        to_monday = -first.weekday() % 7
        for step in (7, 14):
            yield "day", [first + dt.timedelta(days) for days in range(to_monday, length + 1, step)]
    for months in (1, 2, 3, 6):
        if length <= 31 * 6 * months:
            yield "month", list(_firsts_of_months(first, last, months))
    for years in (1, 2, 5, 10, 25, 100, 500, 2500):
        yield "year", list(_firsts_of_months(first, last, 12 * years))


def _firsts_of_months(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    """The first days of every `step`th month, counted from the year 0."""
    start = first.year * 12 + first.month - 1
    end = last.year * 12 + last.month - 1
    for month in range(start + (-start) % step, end + 1, step):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield day
