"""Tags for the times of meetings."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.meetings.models import Meeting

register = template.Library()


@register.simple_tag
def meeting_time(meeting: Meeting) -> SafeString:
    """When it takes place, on the clocks of the community, and on the reader's where they show another hour."""
    if meeting.starts_at is None or meeting.ends_at is None:
        return format_html("{}", _("a time is being found"))
    return _span(meeting.starts_at, meeting.ends_at, ZoneInfo(meeting.zone))


@register.simple_tag
def moment_of(moment: dt.datetime, zone: str) -> SafeString:
    """A day and an hour, on the clocks of a zone."""
    return format_html(
        '<time datetime="{}">{}</time>', moment.isoformat(), moment_words(moment, zone)
    )


@register.simple_tag
def moment_words(moment: dt.datetime, zone: str) -> str:
    """The same in words alone, for an attribute."""
    return date_format(moment.astimezone(ZoneInfo(zone)), "l, j F Y, H:i")


def _span(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> SafeString:
    local_start, local_end = start.astimezone(zone), end.astimezone(zone)
    until = date_format(
        local_end, "H:i" if local_end.date() == local_start.date() else "l, j F, H:i"
    )
    said = format_html(
        '<time datetime="{}">{}–{}</time>',
        start.isoformat(),
        date_format(local_start, "l, j F Y, H:i"),
        until,
    )
    here = start.astimezone(timezone.get_current_timezone())
    if timezone.get_current_timezone_name() == "UTC" or here.utcoffset() == local_start.utcoffset():
        return said
    fmt = "H:i" if here.date() == local_start.date() else "l, H:i"
    yours = _("%(time)s where you are") % {"time": date_format(here, fmt)}
    return format_html(
        '{} <span class="soft">({}; {})</span>', said, zone.key.replace("_", " "), yours
    )
