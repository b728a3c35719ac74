"""Times for people in several time zones, so that odd hours go round (domain.md 6.5).

The burden of a meeting for someone is how many of its hours lie outside 8 to 21 o'clock by their
own clock. What each carries from earlier meetings counts half as much with every meeting since. A
time is the fairer, the smaller the sum of the squares of what everyone would carry then: of two
times with the same sum, the more equal one (Jain, Chiu and Hawe, 1984, “A quantitative measure of
fairness”). So those who had a bad hour last time get a good one next.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from zoneinfo import ZoneInfo

OPENS, CLOSES = dt.time(8), dt.time(21)
STEP = dt.timedelta(minutes=30)
APART = dt.timedelta(hours=2)
HALVED = 0.5
A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that took place, `minutes` long, and who was there."""

    start: dt.datetime
    minutes: int
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class FairTime:
    """`start` (UTC), and for how many of `people` some of it is before 8 or after 21 o'clock."""

    start: dt.datetime
    odd: int
    people: int


@lru_cache(maxsize=4_000)
def odd_hours(start: dt.datetime, minutes: int, zone: ZoneInfo) -> float:
    """Hours (0 to `minutes` / 60) of a meeting outside 8 to 21 o'clock in `zone`."""
    end = start + dt.timedelta(minutes=minutes)
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    within = dt.timedelta()
    while day <= last:
        opens = dt.datetime.combine(day, OPENS, zone).astimezone(dt.UTC)
        closes = dt.datetime.combine(day, CLOSES, zone).astimezone(dt.UTC)
        within += max(dt.timedelta(), min(end, closes) - max(start, opens))
        day += A_DAY
    return (end - start - within) / dt.timedelta(hours=1)


def carried_from(held: Sequence[Held], zones: Mapping[int, ZoneInfo]) -> dict[int, float]:
    """Hours that each of the people in `zones` carries; `held` is in order, the last one last."""
    carried = dict.fromkeys(zones, 0.0)
    for meeting in held:
        for person, zone in zones.items():
            there = person in meeting.people
            now = odd_hours(meeting.start, meeting.minutes, zone) if there else 0.0
            carried[person] = HALVED * carried[person] + now
    return carried


def fair_times(
    zones: Mapping[int, ZoneInfo],
    carried: Mapping[int, float],
    *,
    day: dt.date,
    zone: ZoneInfo,
    minutes: int,
    number: int = 3,
) -> list[FairTime]:
    """Up to `number` times on that day of `zone`, the fairest first, two hours or more apart.

    Empty where everyone's clock shows the same that day. Where some times are in nobody's odd
    hours, only such times. Of equally fair ones the one nearest to two in the afternoon of `zone`.
    """
    starts = _half_hours(day, zone)
    if all(_have_one_clock(zones.values(), start) for start in starts):
        return []
    middle = dt.datetime.combine(day, dt.time(14), zone).astimezone(dt.UTC)
    ordered = sorted(
        starts,
        key=lambda start: (_unfairness(start, minutes, zones, carried), abs(start - middle)),
    )
    odd = {start: _odd(start, minutes, zones) for start in starts}
    easy = [start for start in ordered if not odd[start]]
    chosen: list[dt.datetime] = []
    for start in easy or ordered:
        if len(chosen) < number and all(abs(start - other) >= APART for other in chosen):
            chosen.append(start)
    return [FairTime(start, odd[start], len(zones)) for start in chosen]


def _half_hours(day: dt.date, zone: ZoneInfo) -> list[dt.datetime]:
    """Every half hour of the day, in UTC: 46 to 50 of them where the clocks change."""
    start = dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)
    end = dt.datetime.combine(day + A_DAY, dt.time(), zone).astimezone(dt.UTC)
    return [start + STEP * step for step in range(int((end - start) / STEP))]


def _have_one_clock(zones: Iterable[ZoneInfo], moment: dt.datetime) -> bool:
    return len({moment.astimezone(zone).utcoffset() for zone in zones}) < 2


def _unfairness(
    start: dt.datetime, minutes: int, zones: Mapping[int, ZoneInfo], carried: Mapping[int, float]
) -> float:
    """The sum of squares of what everyone would carry, in hours squared."""
    sums = (
        HALVED * carried.get(person, 0.0) + odd_hours(start, minutes, zone)
        for person, zone in zones.items()
    )
    return round(fsum(one**2 for one in sums), 6)


def _odd(start: dt.datetime, minutes: int, zones: Mapping[int, ZoneInfo]) -> int:
    return sum(odd_hours(start, minutes, zone) > 0 for zone in zones.values())
