"""Meetings that need a time, a host or three lines of notes."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.this_week import MOST_OF_A_KIND, Suggestion, ThisWeek, WorkKind
from guildhall.communities.seats import Seat
from guildhall.kit.days import ago
from guildhall.meetings.events import MEETING, ROOM
from guildhall.meetings.models import Meeting, MeetingState

A_MONTH = dt.timedelta(days=31)
STILL_REMEMBERED = dt.timedelta(days=14)
A_DAY = dt.timedelta(days=1)

TIME = WorkKind(
    "time", "calendar", gettext_lazy("choose a time for a meeting"), 70, someone_waits=True
)
HOST = WorkKind("host", "calendar-check", gettext_lazy("find a host"), 90)
WRITE_UP = WorkKind("write-up", "square-pen", gettext_lazy("write up a meeting"), 150)


def _to_look_after(seat: Seat) -> list[Suggestion]:
    """Times to choose, hosts to find within a month, meetings of the last two weeks without notes.

    One query.
    """
    now = timezone.now()
    finding = Q(entry__state=MeetingState.FINDING, entry__created_at__lt=now - A_DAY)
    hostless = Q(
        entry__state=MeetingState.PLANNED, host=None, starts_at__gt=now, starts_at__lt=now + A_MONTH
    )
    unwritten = Q(
        entry__state__in=[MeetingState.PLANNED, MeetingState.HELD],
        entry__body="",
        ends_at__lt=now - A_DAY,
        ends_at__gt=now - STILL_REMEMBERED,
    )
    meetings = (
        Meeting.objects.published()
        .filter(
            finding | hostless | unwritten, entry__in=Entry.objects.at(seat).filter(kind=MEETING)
        )
        .select_related("entry")
        .defer("entry__body", "entry__body_html")
        .order_by("starts_at", "pk")
    )
    return [_suggestion(seat, meeting) for meeting in meetings[: 2 * MOST_OF_A_KIND]]


def _suggestion(seat: Seat, meeting: Meeting) -> Suggestion:
    path = path_of(meeting.entry, seat.community.slug)
    if meeting.entry.state == MeetingState.FINDING:
        return _choose_time(meeting, path)
    return _write_up(meeting, path) if meeting.is_over else _find_host(meeting, path)


def _choose_time(meeting: Meeting, path: str) -> Suggestion:
    why = _(
        "It was proposed %(ago)s, and people have said when they can come. Choose a time, so "
        "that there is a date."
    )
    return Suggestion(
        TIME,
        meeting.pk,
        _("Choose a time for “%(title)s”") % {"title": meeting.entry.heading},
        why % {"ago": ago(meeting.entry.created_at)},
        _("See the times"),
        path,
    )


def _find_host(meeting: Meeting, path: str) -> Suggestion:
    why = _(
        "It has no host yet on %(date)s. Ask someone who has not hosted so far: hosting "
        "once makes people feel at home."
    )
    return Suggestion(
        HOST,
        meeting.pk,
        _("Find a host for “%(title)s”") % {"title": meeting.entry.heading},
        why % {"date": _day_of(meeting)},
        _("Find someone"),
        path,
    )


def _write_up(meeting: Meeting, path: str) -> Suggestion:
    why = _(
        "It was on %(date)s and has no notes. Three lines are enough for people who could not "
        "be there."
    )
    return Suggestion(
        WRITE_UP,
        meeting.pk,
        _("Write up “%(title)s”") % {"title": meeting.entry.heading},
        why % {"date": _day_of(meeting)},
        _("Write three lines"),
        f"{path}notes/",
    )


def _day_of(meeting: Meeting) -> str:
    return date_format(meeting.local_start, "l, j F") if meeting.local_start else ""


this_week = ThisWeek((TIME, HOST, WRITE_UP), _to_look_after, ROOM)
