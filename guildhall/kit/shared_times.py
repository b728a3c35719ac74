"""Times that suit people in different time zones."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

SATURDAY = 5
USUAL, LONGER = (9, 17), (7, 21)  # hours of a day, by everyone's own clock
STEP = dt.timedelta(minutes=30)
DAYS_AHEAD = 14


def times_that_suit(
    zones: Sequence[ZoneInfo], *, after: dt.datetime, number: int = 3, minutes: int = 30
) -> list[dt.datetime]:
    """Up to `number` moments (UTC), one a day from the second day on, on which all could meet.

    A meeting of `minutes` lies between nine and five on a weekday by everyone's clock, or where no
    such time is within two weeks, between seven and nine in the evening. Empty if there is none.
    """
    for hours in (USUAL, LONGER):
        times = _times(zones, after, number, dt.timedelta(minutes=minutes), hours)
        if times:
            return times
    return []


def _times(
    zones: Sequence[ZoneInfo],
    after: dt.datetime,
    number: int,
    length: dt.timedelta,
    hours: tuple[int, int],
) -> list[dt.datetime]:
    midnight = after.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    times: list[dt.datetime] = []
    for day in range(2, DAYS_AHEAD):
        starts = (midnight + dt.timedelta(days=day) + STEP * step for step in range(48))
        fitting = [start for start in starts if all(_fits(start, length, z, hours) for z in zones)]
        if fitting:
            times.append(fitting[len(fitting) // 2])  # the middle of the day suits most people
        if len(times) == number:
            break
    return times


def _fits(start: dt.datetime, length: dt.timedelta, zone: ZoneInfo, hours: tuple[int, int]) -> bool:
    local, end = start.astimezone(zone), (start + length).astimezone(zone)
    first, last = hours
    ends_in_time = (end.hour, end.minute) <= (last, 0) and end.date() == local.date()
    return local.weekday() < SATURDAY and local.hour >= first and ends_in_time
