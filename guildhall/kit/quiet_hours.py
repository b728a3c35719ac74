"""Quiet hours: when a person may be written to, in their own time zone."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Waking:
    """Quiet from `quiet_from` to `quiet_until` o'clock, and on days that are not in `days`.

    Hours are 0 to 23, may span midnight, and mean never if they are equal; day 0 is Monday.
    """

    zone: ZoneInfo
    quiet_from: int
    quiet_until: int
    days: frozenset[int]

    def is_quiet(self, moment: dt.datetime) -> bool:
        local = moment.astimezone(self.zone)
        if local.weekday() not in self.days:
            return True
        if self.quiet_from == self.quiet_until:
            return False
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= local.hour < self.quiet_until
        return local.hour >= self.quiet_from or local.hour < self.quiet_until

    def next_waking(self, moment: dt.datetime) -> dt.datetime:
        """`moment` itself, or the end of the quiet hours that it falls into."""
        while self.is_quiet(moment):
            moment = _next_hour(moment)
        return moment

    def next_at(self, moment: dt.datetime, *, hour: int, weekday: int | None = None) -> dt.datetime:
        """The next time after `moment` at `hour` o'clock on `weekday` (or any of `days`)."""
        local = moment.astimezone(self.zone)
        day = local.date()
        wanted = self.days if weekday is None else {weekday}
        while True:
            then = dt.datetime.combine(day, dt.time(hour), self.zone).astimezone(dt.UTC)
            if then > moment and day.weekday() in wanted:
                return then
            day += dt.timedelta(days=1)


def _next_hour(moment: dt.datetime) -> dt.datetime:
    """The next full hour; in UTC, so that no change of clocks repeats or skips it."""
    utc = moment.astimezone(dt.UTC)
    step = dt.timedelta(minutes=15)  # zones differ from UTC by quarters of an hour
    start = dt.datetime(
        utc.year, utc.month, utc.day, utc.hour, utc.minute - utc.minute % 15, tzinfo=dt.UTC
    )
    return start + step
