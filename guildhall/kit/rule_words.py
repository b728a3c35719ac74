"""A recurrence rule as people say it."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.kit.recurrence import Freq, Rule
from guildhall.kit.rhythm import WEEKDAYS, WEEKS


def said_of(rule: Rule, *, start: dt.date) -> str:
    """“Every second Tuesday of the month”; what has no plain words is shown as the rule itself."""
    if rule.by_month or rule.by_position or (rule.by_day and rule.by_month_day):
        return str(rule)
    if rule.freq == Freq.DAILY and not rule.by_day and not rule.by_month_day:
        return ngettext("Every day", "Every %(number)d days", rule.interval) % {
            "number": rule.interval
        }
    if rule.freq == Freq.WEEKLY:
        return _weekly(rule, start)
    if rule.freq == Freq.MONTHLY and all(day.ordinal in WEEKS for day in rule.by_day):
        return _monthly(rule, start)
    if (
        rule.freq == Freq.YEARLY
        and not rule.by_day
        and not rule.by_month_day
        and rule.interval == 1
    ):
        return _("Every year on %(day)s") % {"day": date_format(start, "j F")}
    return str(rule)


def _weekly(rule: Rule, start: dt.date) -> str:
    weekdays = sorted({day.weekday for day in rule.by_day} or {start.weekday()})
    days = get_text_list([str(WEEKDAYS[weekday]) for weekday in weekdays], _("and"))
    if rule.interval == 1:
        return _("Every %(days)s") % {"days": days}
    if rule.interval == 2:
        return _("Every other week on %(days)s") % {"days": days}
    return _("Every %(number)d weeks on %(days)s") % {"number": rule.interval, "days": days}


def _monthly(rule: Rule, start: dt.date) -> str:
    if rule.by_day:
        named = [f"{WEEKS[day.ordinal]} {WEEKDAYS[day.weekday]}" for day in rule.by_day]
        days = _("the %(days)s") % {"days": get_text_list(named, _("and"))}
    else:
        numbers = [
            str(number) if number > 0 else _("the last day")
            for number in rule.by_month_day or (start.day,)
        ]
        days = (
            _("day %(numbers)s") % {"numbers": get_text_list(numbers, _("and"))}
            if min(rule.by_month_day or (1,)) > 0
            else numbers[0]
        )
    if rule.interval == 1:
        return _("On %(days)s of the month") % {"days": days}
    return _("On %(days)s of every %(number)d months") % {"days": days, "number": rule.interval}
