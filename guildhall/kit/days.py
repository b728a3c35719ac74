"""How long ago something was, as people say it: in days, weeks, months, then years."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def ago(moment: dt.datetime, *, now: dt.datetime | None = None) -> str:
    """“today”, “yesterday”, “12 days ago”, “5 weeks ago”, “4 months ago”; by days of 24 hours."""
    days = _days(moment, now)
    if days < 2:
        return _("yesterday") if days else _("today")
    return _("%(time)s ago") % {"time": lasting(moment, now=now)}


def lasting(moment: dt.datetime, *, now: dt.datetime | None = None) -> str:
    """How long since: “1 day”, “12 days”, “5 weeks”, “4 months”, “3 years”."""
    days = _days(moment, now)
    if days < 21:
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
    if days < 70:
        return ngettext("%(number)d week", "%(number)d weeks", days // 7) % {"number": days // 7}
    if days < 730:
        months = days // 30
        return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
    return ngettext("%(number)d year", "%(number)d years", days // 365) % {"number": days // 365}


def _days(moment: dt.datetime, now: dt.datetime | None) -> int:
    return max(0, ((now or timezone.now()) - moment).days)
