"""Figures said as people say them."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guildhall.health.numbers import numbers


def figure_said(value: float, unit: str, n: int | None, *, is_counted: bool = True) -> str:
    """A figure that rests on `n` cases (None: not said how many): “7 of 10” up to thirty cases, then percent (domain.md 0.4).

    `is_counted`: whether a share is one of cases, so that they can be named.
    """
    if unit == "share" and n is None:
        return _("about %(tenths)d of 10") % {"tenths": round(10 * value)}
    if unit == "share" and n is not None and n < numbers().gate.percent_from and is_counted:
        return _("%(part)d of %(all)d") % {"part": round(value * n), "all": n}
    return number_said(value, unit)


def number_said(value: float, unit: str) -> str:
    """A value in its unit: share, people, count, hours or number."""
    if unit == "share":
        return _("%(percent)d\u00a0%%") % {"percent": round(100 * value)}
    if unit == "people":
        return _("%(number)d people") % {"number": round(value)}
    if unit == "count":
        return str(round(value))
    if unit == "hours":
        return _("%(hours)s hours") % {"hours": number_format(round(value, 1))}
    return str(number_format(round(value, 2)))
