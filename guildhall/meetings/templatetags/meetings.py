"""Tags for the times of meetings and the people who go to them."""

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.meetings.models import Meeting
from guildhall.people.models import Person

register = template.Library()

CALL = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?()]", re.IGNORECASE)
JOINTS = " ,;:.–—-"


@register.filter
def names(people: Iterable[Person]) -> str:
    """Their names on one line."""
    return ", ".join(person.name for person in people)


@register.simple_tag
def meeting_time(meeting: Meeting) -> SafeString:
    """When it takes place, in the community's time zone.

    Readers whose clocks show another hour get theirs as well.
    """
    if meeting.starts_at is None or meeting.ends_at is None:
        return format_html("{}", _("time not set yet"))
    return _span(meeting.starts_at, meeting.ends_at, ZoneInfo(meeting.zone))


@register.simple_tag
def meeting_place(meeting: Meeting) -> SafeString:
    """Where it is, the address of a call as a link; once it is over, the place alone."""
    pieces, end = [], 0
    for call in CALL.finditer(meeting.where):
        pieces.append(_place(meeting.where[end : call.start()]))
        if not meeting.is_over:
            pieces.append(_to_call(call[0]))
        end = call.end()
    pieces.append(_place(meeting.where[end:]))
    return format_html_join(" · ", "{}", [(piece,) for piece in pieces if piece])


def _place(text: str) -> SafeString:
    """The words before, between or after addresses, without what joined them."""
    return SafeString(urlize(text.strip(JOINTS), nofollow=True, autoescape=True))


def _to_call(address: str) -> SafeString:
    return format_html('<a href="{}" rel="nofollow">{}</a>', address, _("Join the call"))


@register.simple_tag
def moment_of(moment: dt.datetime, zone: str) -> SafeString:
    """A day and an hour in a time zone."""
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
    span = format_html(
        '<time datetime="{}">{}–{}</time>',
        start.isoformat(),
        date_format(local_start, "l, j F Y, H:i"),
        until,
    )
    here = start.astimezone(timezone.get_current_timezone())
    if timezone.get_current_timezone_name() == "UTC" or here.utcoffset() == local_start.utcoffset():
        return span
    fmt = "H:i" if here.date() == local_start.date() else "l, H:i"
    yours = _("%(time)s your time") % {"time": date_format(here, fmt)}
    return format_html(
        '{} <span class="soft">({}; {})</span>', span, zone.key.replace("_", " "), yours
    )
