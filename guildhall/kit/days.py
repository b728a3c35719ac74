"""How long ago something was, as people say it: in days, weeks, months, then years.

The browser words the moments on a page itself (`web/ui/when.py`). What stands beside them must not
say another number of days, so days are counted here as it counts them, and in no other way.
"""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

A_DAY = dt.timedelta(days=1)
ALMOST_A_DAY = dt.timedelta(hours=21)  # and is called one, as by the browser


def ago(moment: dt.datetime, *, now: dt.datetime | None = None) -> str:
    """“today”, “yesterday”, “12 days ago”, “5 weeks ago”, “4 months ago”."""
    days = days_since(moment, now=now)
    if days < 2:
        return _("yesterday") if days else _("today")
    return _("%(time)s ago") % {"time": lasting(moment, now=now)}


def lasting(moment: dt.datetime, *, now: dt.datetime | None = None) -> str:
    """How long since: “1 day”, “12 days”, “5 weeks”, “4 months”, “3 years”."""
    days = days_since(moment, now=now)
    if days < 21:
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
    if days < 70:
        return ngettext("%(number)d week", "%(number)d weeks", days // 7) % {"number": days // 7}
    if days < 730:
        months = days // 30
        return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
    return ngettext("%(number)d year", "%(number)d years", days // 365) % {"number": days // 365}


def days_since(moment: dt.datetime, *, now: dt.datetime | None = None) -> int:
    """Days of 24 hours, to the nearest; the first of them after 21 hours. 0 for what is to come."""
    passed = (now or timezone.now()) - moment
    if passed < A_DAY:
        return int(passed >= ALMOST_A_DAY)
    return (passed + A_DAY / 2) // A_DAY
