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
        if day.weekday() < 5:
            opens = dt.datetime.combine(day, dt.time(DAY_START), zone)
            closes = dt.datetime.combine(day, dt.time(DAY_END), zone)
            total += max(dt.timedelta(), min(end, closes) - max(start, opens))
        day += dt.timedelta(days=1)
    return total.total_seconds() / 3600
