"""Working hours: how long something has waited while people were at work."""

import datetime as dt
from zoneinfo import ZoneInfo

DAY_START, DAY_END = 8, 17


def working_hours_between(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> float:
    """Hours of Monday to Friday, 8 to 17 o'clock in `zone`, between two moments; 0 if none."""
    if end <= start:
        return 0.0
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    if (last - day).days > 366:
        day = last - dt.timedelta(days=366)
    total = dt.timedelta()
    while day <= last:
        opens, closes = _hours_of(day, zone)
        total += max(dt.timedelta(), min(end, closes) - max(start, opens))
        day += dt.timedelta(days=1)
    return total.total_seconds() / 3600


def after_working_hours(start: dt.datetime, hours: float, zone: ZoneInfo) -> dt.datetime:
    """The moment at which so many working hours (0 to 1,000) have passed since `start`."""
    day, left = start.astimezone(zone).date(), dt.timedelta(hours=hours)
    while True:
        opens, closes = _hours_of(day, zone)
        begins = max(start, opens)
        if closes > begins:
            if closes - begins >= left:
                return (begins + left).astimezone(dt.UTC)
            left -= closes - begins
        day += dt.timedelta(days=1)


def _hours_of(day: dt.date, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """When work begins and ends on a day; both the same at weekends."""
    opens = dt.datetime.combine(day, dt.time(DAY_START), zone).astimezone(dt.UTC)
    closes = dt.datetime.combine(day, dt.time(DAY_END), zone).astimezone(dt.UTC)
    return (opens, closes) if day.weekday() < 5 else (opens, opens)
