"""Moments by the clock of a community, also where a shift goes over midnight or clocks change."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from guildhall.web.dates import date_in_words


def moment_at(day: dt.date, clock: dt.time, zone: ZoneInfo) -> dt.datetime:
    """In UTC. Of an hour that comes twice the first; one that clocks skip is an hour later."""
    return dt.datetime.combine(day, clock, zone).astimezone(dt.UTC)


def span_at(
    day: dt.date, starts: dt.time, ends: dt.time, zone: ZoneInfo
) -> tuple[dt.datetime, dt.datetime]:
    """From one time to another; where the end is no later on the clock, it is on the next day.

    An end that the clocks skip or repeat is always after the start.
    """
    last_day = day if ends > starts else day + dt.timedelta(days=1)
    start, end = moment_at(day, starts, zone), moment_at(last_day, ends, zone)
    if end <= start:  # both in the hour that comes twice: the end is in its second
        end += dt.timedelta(hours=1)
    return start, end


def overlap(one: tuple[dt.datetime, dt.datetime], other: tuple[dt.datetime, dt.datetime]) -> bool:
    """Whether both go on at the same moment. One may begin as the other ends."""
    return one[0] < other[1] and other[0] < one[1]


def first_overlap(
    wanted: tuple[dt.datetime, dt.datetime], taken: Iterable[tuple[dt.datetime, dt.datetime]]
) -> tuple[dt.datetime, dt.datetime] | None:
    return next((one for one in sorted(taken) if overlap(wanted, one)), None)


def span_in_words(start: dt.datetime, end: dt.datetime | None, zone: ZoneInfo) -> str:
    """“Saturday, 14 March 2026, 09:00 to 12:00”, by the clock of `zone`."""
    here = start.astimezone(zone)
    words = date_in_words(here, "l, j F Y, H:i")
    if end is None:
        return words
    there = end.astimezone(zone)
    same_day = there.date() == here.date()
    until = date_in_words(there, "H:i" if same_day else "l, j F, H:i")
    return _("%(start)s to %(end)s") % {"start": words, "end": until}


def clock_in_words(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> str:
    """“14 Mar, 09:00–12:00”: short, for a row."""
    here, there = start.astimezone(zone), end.astimezone(zone)
    return f"{date_in_words(here, 'D j M, H:i')}–{date_in_words(there, 'H:i')}"
