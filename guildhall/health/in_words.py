"""Figures as people say them."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guildhall.health.numbers import numbers
from guildhall.health.words import INDICATORS

POINTS = {"of 5": 5, "of 7": 7}  # means of a scale


def unit_of(one: Mapping[str, Any]) -> str:
    """Of a figure as it was shown: a wait is in working hours among colleagues alone."""
    unit = INDICATORS[one["id"]].unit
    return "real hours" if unit == "hours" and one["twins"].get("real") else unit


def figure_in_words(value: float, unit: str, n: int | None, *, is_counted: bool = True) -> str:
    """A figure that rests on `n` cases (None where that is not shown).

    A share of few cases is “7 of 10”, of thirty and more a percentage (domain.md 0.4).
    `is_counted`: whether a share is one of cases, so that they can be named.
    """
    if unit == "share" and n is None and round(10 * value) in (0, 10):
        return _("nearly all") if value > 0.5 else _("very few")
    if unit == "share" and n is None:
        return _("about %(tenths)d of 10") % {"tenths": round(10 * value)}
    if unit == "share" and n is not None and n < numbers().gate.percent_from and is_counted:
        return _("%(part)d of %(all)d") % {"part": round(value * n), "all": n}
    return number_in_words(value, unit)


def number_in_words(value: float, unit: str) -> str:
    """A value with its unit (see IndicatorWords)."""
    number = _number(value, unit)
    if unit == "share":
        return _("%(percent)s\u00a0%%") % {"percent": number}
    if unit == "people":
        return _("%(number)s people") % {"number": number}
    if unit == "hours":
        return _("%(number)s working hours") % {"number": number}
    if unit == "real hours":
        return _("%(number)s hours") % {"number": number}
    if unit == "of 4":
        return _("%(number)s of 4") % {"number": number}
    if unit in POINTS:
        return _("%(mean)s out of %(points)d") % {"mean": number, "points": POINTS[unit]}
    return number


def range_in_words(low: float, high: float, unit: str) -> str:
    """Where a figure probably lies: “1.2 to 3 working hours”."""
    return _("%(low)s to %(high)s") % {
        "low": _number(low, unit),
        "high": number_in_words(high, unit),
    }


def _number(value: float, unit: str) -> str:
    """Without its unit: one decimal of hours and moods, two of an index, none of counts."""
    if unit == "share":
        return str(round(100 * value))
    if unit in ("people", "count", "of 4"):
        return str(round(value))
    decimals = 1 if unit.endswith("hours") or unit in POINTS else 2
    return str(number_format(round(value, decimals) + 0.0))  # no minus zero
