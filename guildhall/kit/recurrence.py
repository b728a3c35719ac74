"""Recurrence rules (RFC 5545, section 3.3.10) that people meet by: days, weeks, months or years.

A rule gives the dates between two others, however far they are from its start, and searches no
further; docs/decisions/0009 says why we use no library. Times and time zones are the caller's.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

MOST_COUNTED = 10_000
FARTHEST = dt.timedelta(days=366 * 100)
SOON_ENOUGH = dt.timedelta(days=366 * 10)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


class Freq(StrEnum):
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class NotARule(ValueError):
    """The text is not a recurrence rule, or not one that people meet by; a sentence says why."""


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday, 0 (Monday) to 6; `ordinal` 2 is the second in its period, -1 the last, 0 all."""

    weekday: int
    ordinal: int = 0

    def __str__(self) -> str:
        return f"{self.ordinal or ''}{DAYS[self.weekday]}"


@dataclass(frozen=True, slots=True)
class Rule:
    """The content of an RRULE. `until` is the last possible day, in the time zone of its start."""

    freq: Freq
    interval: int = 1
    by_day: tuple[Day, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    count: int | None = None
    until: dt.date | None = None
    week_start: int = 0

    def __str__(self) -> str:
        """As an RRULE's value, without its end: what has a count is given its last day instead."""
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        for name, values in (
            ("BYMONTH", self.by_month),
            ("BYMONTHDAY", self.by_month_day),
            ("BYDAY", self.by_day),
            ("BYSETPOS", self.by_position),
        ):
            if values:
                parts.append(f"{name}={','.join(str(value) for value in values)}")
        if self.week_start:
            parts.append(f"WKST={DAYS[self.week_start]}")
        return ";".join(parts)

    @property
    def is_endless(self) -> bool:
        return self.count is None and self.until is None

    def dates(self, start: dt.date, *, since: dt.date, until: dt.date) -> Iterator[dt.date]:
        """The days from `since` to `until` (both included), in order, if it begins on `start`.

        `count` is ignored: `ending` turns it into a last day first. The cost depends on the days
        in between, not on those before.
        """
        last = min(until, self.until) if self.until else until
        for period in _periods(self, start, max(since, start), last):
            for day in self._in_period(period, start):
                if max(since, start) <= day <= last:
                    yield day

    def first(self, start: dt.date) -> dt.date | None:
        """The first day from `start` on; None if there is none within ten years."""
        return next(self.dates(start, since=start, until=start + SOON_ENOUGH), None)

    def ending(self, start: dt.date) -> "Rule":
        """The same rule with a last day instead of a count: within 10,000 days and 100 years."""
        if self.count is None:
            return self
        last = start
        endless = replace(self, count=None, until=self.until)
        for number, day in enumerate(
            endless.dates(start, since=start, until=start + FARTHEST), start=1
        ):
            last = day
            if number >= min(self.count, MOST_COUNTED):
                break
        return replace(self, count=None, until=last)

    def moved_to(self, day: dt.date) -> "Rule":
        """The same rhythm on the weekday (and week of the month) of `day`.

        Raises NotARule if the rule has more than one day.
        """
        if len(self.by_day) != 1 or self.by_month_day or self.by_position:
            raise NotARule(_("Say how it repeats from that day on."))
        ordinal = self.by_day[0].ordinal
        if ordinal:
            week = (day.day - 1) // 7 + 1
            ordinal = -1 if ordinal < 0 or week == 5 else week
        return replace(self, by_day=(Day(day.weekday(), ordinal),))

    def _in_period(self, period: dt.date, start: dt.date) -> list[dt.date]:
        """The days of one day, week, month or year, as it begins, that the rule names."""
        if self.freq == Freq.DAILY:
            days = [period] if self._may_be(period) else []
        elif self.freq == Freq.WEEKLY:
            days = self._in_week(period, start)
        elif self.freq == Freq.MONTHLY:
            days = (
                self._in_month(period.year, period.month, start)
                if self._is_month(period.month)
                else []
            )
        else:
            days = self._in_year(period.year, start)
        return _at_positions(sorted(set(days)), self.by_position)

    def _in_week(self, monday: dt.date, start: dt.date) -> list[dt.date]:
        weekdays = {day.weekday for day in self.by_day} or {start.weekday()}
        week = (monday + dt.timedelta(days=number) for number in range(7))
        return [day for day in week if day.weekday() in weekdays and self._is_month(day.month)]

    def _in_month(self, year: int, month: int, start: dt.date) -> list[dt.date]:
        length = calendar.monthrange(year, month)[1]
        if self.by_month_day:
            numbers = {
                number if number > 0 else length + 1 + number for number in self.by_month_day
            }
            days = [dt.date(year, month, number) for number in numbers if 1 <= number <= length]
            named = (
                set(_named(self.by_day, dt.date(year, month, 1), dt.date(year, month, length)))
                if self.by_day
                else None
            )
            return [day for day in days if named is None or day in named]
        if self.by_day:
            return _named(self.by_day, dt.date(year, month, 1), dt.date(year, month, length))
        return [dt.date(year, month, start.day)] if start.day <= length else []

    def _in_year(self, year: int, start: dt.date) -> list[dt.date]:
        if self.by_month or self.by_month_day:
            months: Iterable[int] = self.by_month or range(1, 13)
            return [day for month in months for day in self._in_month(year, month, start)]
        if self.by_day:
            return _named(self.by_day, dt.date(year, 1, 1), dt.date(year, 12, 31))
        length = calendar.monthrange(year, start.month)[1]
        return [dt.date(year, start.month, start.day)] if start.day <= length else []

    def _may_be(self, day: dt.date) -> bool:
        """Whether a day passes what limits a daily rule."""
        length = calendar.monthrange(day.year, day.month)[1]
        return (
            self._is_month(day.month)
            and (not self.by_day or day.weekday() in {one.weekday for one in self.by_day})
            and (
                not self.by_month_day
                or day.day in self.by_month_day
                or day.day - length - 1 in self.by_month_day
            )
        )

    def _is_month(self, month: int) -> bool:
        return not self.by_month or month in self.by_month


def read_rule(text: str) -> Rule:
    """A rule from an RRULE's value. Raises NotARule, with a sentence for people."""
    parts = _parts(text)
    freq = parts.pop("FREQ", "")
    if freq not in Freq.__members__:
        raise NotARule(_("A rule says FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    if "COUNT" in parts and "UNTIL" in parts:
        raise NotARule(_("A rule ends after a number of times or on a day, not both."))
    rule = Rule(
        freq=Freq(freq),
        interval=_number(parts.pop("INTERVAL", "1"), 1, 1000),
        by_day=tuple(_days(parts.pop("BYDAY", ""))),
        by_month_day=_numbers(parts.pop("BYMONTHDAY", ""), -31, 31),
        by_month=_numbers(parts.pop("BYMONTH", ""), 1, 12),
        by_position=_numbers(parts.pop("BYSETPOS", ""), -366, 366),
        count=_number(parts.pop("COUNT"), 1, MOST_COUNTED) if "COUNT" in parts else None,
        until=_day(parts.pop("UNTIL")) if "UNTIL" in parts else None,
        week_start=_weekday(parts.pop("WKST", "MO")),
    )
    if parts:
        raise NotARule(_("%(part)s is not known here.") % {"part": sorted(parts)[0]})
    _require_sense(rule)
    return rule


def _periods(rule: Rule, start: dt.date, since: dt.date, until: dt.date) -> Iterator[dt.date]:
    """The first days of the periods that the interval doesn't skip, from the one of `since` on."""
    step = rule.interval
    if rule.freq in (Freq.DAILY, Freq.WEEKLY):
        length = step * (1 if rule.freq == Freq.DAILY else 7)
        anchor = (
            start
            if rule.freq == Freq.DAILY
            else start - dt.timedelta(days=(start.weekday() - rule.week_start) % 7)
        )
        day = anchor + dt.timedelta(days=max(0, (since - anchor).days // length) * length)
        while day <= until:
            yield day
            day += dt.timedelta(days=length)
        return
    months = step if rule.freq == Freq.MONTHLY else step * 12
    anchor_month = start.year * 12 + (start.month - 1 if rule.freq == Freq.MONTHLY else 0)
    month = (
        anchor_month + max(0, (since.year * 12 + since.month - 1 - anchor_month) // months) * months
    )
    while month // 12 <= dt.MAXYEAR and dt.date(month // 12, month % 12 + 1, 1) <= until:
        yield dt.date(month // 12, month % 12 + 1, 1)
        month += months


def _named(days: Iterable[Day], first: dt.date, last: dt.date) -> list[dt.date]:
    """The weekdays between two days, each one or the so-many-th from the front or the back."""
    found = []
    for day in days:
        one = first + dt.timedelta(days=(day.weekday - first.weekday()) % 7)
        all_of_them = [
            one + dt.timedelta(weeks=week) for week in range(((last - one).days // 7) + 1)
        ]
        if day.ordinal == 0:
            found += all_of_them
        elif abs(day.ordinal) <= len(all_of_them):
            found.append(all_of_them[day.ordinal - 1 if day.ordinal > 0 else day.ordinal])
    return found


def _at_positions(days: list[dt.date], positions: tuple[int, ...]) -> list[dt.date]:
    if not positions:
        return days
    picked = {
        days[position - 1 if position > 0 else position]
        for position in positions
        if abs(position) <= len(days)
    }
    return sorted(picked)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in filter(None, text.strip().removeprefix("RRULE:").upper().split(";")):
        name, equals, value = part.partition("=")
        if not equals or name in parts:
            raise NotARule(_("A rule looks like FREQ=MONTHLY;BYDAY=2TU."))
        parts[name] = value
    return parts


def _require_sense(rule: Rule) -> None:
    if any(day.ordinal for day in rule.by_day) and rule.freq in (Freq.DAILY, Freq.WEEKLY):
        raise NotARule(_("“The second Tuesday” needs a month or a year."))
    if rule.by_month_day and rule.freq == Freq.WEEKLY:
        raise NotARule(_("A weekly rule has no day of the month."))
    if rule.by_position and not (rule.by_day or rule.by_month_day or rule.by_month):
        raise NotARule(_("BYSETPOS picks among days: say which."))


def _numbers(text: str, least: int, most: int) -> tuple[int, ...]:
    return (
        tuple(dict.fromkeys(_number(one, least, most) for one in text.split(","))) if text else ()
    )


def _number(text: str, least: int, most: int) -> int:
    if (
        not re.fullmatch(r"[+-]?[0-9]{1,6}", text)
        or not least <= int(text) <= most
        or int(text) == 0
    ):
        raise NotARule(_("%(text)s is not a number that fits here.") % {"text": text[:20]})
    return int(text)


def _days(text: str) -> Iterator[Day]:
    for one in dict.fromkeys(filter(None, text.split(","))):
        match = _DAY.fullmatch(one)
        if not match or (match[1] and not 1 <= abs(int(match[1])) <= 53):
            raise NotARule(_("%(text)s is not a day: MO, 2TU, -1FR.") % {"text": one[:20]})
        yield Day(DAYS.index(match[2]), int(match[1] or 0))


def _weekday(text: str) -> int:
    if text not in DAYS:
        raise NotARule(_("%(text)s is not a day: MO, 2TU, -1FR.") % {"text": text[:20]})
    return DAYS.index(text)


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError as problem:
        raise NotARule(_("%(text)s is not a day.") % {"text": text[:20]}) from problem
