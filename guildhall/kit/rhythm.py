"""How often people meet, as a sentence and as a recurrence rule (RFC 5545, section 3.3.10)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
WEEKS = {
    1: gettext_lazy("first"),
    2: gettext_lazy("second"),
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    -1: gettext_lazy("last"),
}
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Every(StrEnum):
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often people meet.

    `weekday` is 0 (Monday) to 6; `week`, for months and quarters, is 1 to 4, or -1 for the last.
    """

    every: Every
    weekday: int
    week: int
    at: dt.time
    minutes: int

    @property
    def rule(self) -> str:
        """The value of an RRULE, without end."""
        day = _DAY_CODES[self.weekday]
        if self.every in (Every.WEEK, Every.FORTNIGHT):
            interval = "" if self.every == Every.WEEK else "INTERVAL=2;"
            return f"FREQ=WEEKLY;{interval}BYDAY={day}"
        interval = "" if self.every == Every.MONTH else "INTERVAL=3;"
        return f"FREQ=MONTHLY;{interval}BYDAY={self.week}{day}"

    @property
    def said(self) -> str:
        """“Every second Tuesday of the month at 18:30, for 60 minutes”."""
        words = {
            Every.WEEK: _("Every %(day)s"),
            Every.FORTNIGHT: _("Every other %(day)s"),
            Every.MONTH: _("Every %(week)s %(day)s of the month"),
            Every.QUARTER: _("Every %(week)s %(day)s of every third month"),
        }[self.every] % {"day": WEEKDAYS[self.weekday], "week": WEEKS[self.week]}
        return _("%(days)s at %(time)s, for %(minutes)d minutes") % {
            "days": words,
            "time": time_format(self.at, "H:i"),
            "minutes": self.minutes,
        }
