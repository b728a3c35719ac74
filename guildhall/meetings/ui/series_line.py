"""When a series meets, in words, and whether the charter says so."""

import datetime as dt
from typing import Any

from django import template
from django.utils.formats import time_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.communities.models import Community
from guildhall.kit.rule_words import said_of
from guildhall.meetings.models import Series
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def series_line(series: Series) -> SafeString:
    """“Every Tuesday at 18:30”. The community has been fetched."""
    words = _("%(days)s at %(time)s") % {
        "days": said_of(series.recurrence, start=series.starts_on),
        "time": time_format(series.starts_at, "H:i"),
    }
    slug = series.community.slug if series.follows_charter else ""
    return frame("meetings/ui/series_line.html", {"slug": slug}, words=words)


def sample() -> dict[str, Any]:
    """A series that is kept nowhere."""
    series = Series(
        community=Community(slug="sample"),
        rule="FREQ=WEEKLY;BYDAY=TU",
        starts_on=dt.date(2026, 3, 3),
        starts_at=dt.time(18, 30),
        follows_charter=True,
    )
    return {"series": series}
