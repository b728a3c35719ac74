"""Meetings as calendar files (RFC 5545), for calendar programs."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Component, Event, vRecur

from guildhall.kit.words import without_controls
from guildhall.mail.building import absolute, mail_domain
from guildhall.meetings.models import Meeting, MeetingState, Series
from guildhall.people.models import Person

BACK = dt.timedelta(days=366)
MOST = 2000


def calendar_for(person: Person, community_ids: Iterable[int], *, name: str) -> bytes:
    """The meetings of these communities: series with their exceptions, and single meetings.

    It goes one year back. It names nobody: a calendar ends up in other people's programs.
    """
    calendar = new_calendar(name)
    series = Series.objects.filter(community__in=community_ids).filter(
        Q(ends_on=None) | Q(ends_on__gte=_a_year_ago().date())
    )
    for one in series.select_related("community").order_by("pk")[:MOST]:
        for event in events_of_series(one):
            calendar.add_component(event)
    single = Meeting.objects.published().filter(
        entry__community__in=community_ids, starts_at__gte=_a_year_ago(), series=None
    )
    for meeting in _with_place(single).order_by("starts_at")[:MOST]:
        calendar.add_component(event_of(meeting))
    return finished(calendar)


def meeting_file_of(meeting: Meeting, *, with_place: bool) -> bytes:
    """One meeting. `with_place` is for members only."""
    calendar = new_calendar(meeting.entry.title)
    calendar.add_component(event_of(meeting, with_place=with_place, is_alone=True))
    return finished(calendar)


def events_of_series(series: Series) -> list[Event]:
    """The rule without its cancelled days, and each meeting that differs from it.

    It goes one year back.
    """
    main, changed = rule_of_series(series), []
    matter = Q(entry__state=MeetingState.CANCELLED) | Q(starts_at__gte=_a_year_ago())
    known = Meeting.objects.published().filter(matter, series=series, occurs_on__isnull=False)
    for meeting in _with_place(known).order_by("occurs_on")[:MOST]:
        at = dt.datetime.combine(meeting.occurs_on, series.starts_at, ZoneInfo(series.zone))
        if meeting.entry.state == MeetingState.CANCELLED:
            main.add("exdate", at)
        elif _differs(meeting, series, on=meeting.occurs_on):
            event = event_of(meeting, uid=f"series-{series.pk}")
            event.add("recurrence-id", at)
            changed.append(event)
    return [main, *changed]


def rule_of_series(series: Series) -> Event:
    """The rule as one event that repeats."""
    path = f"{series.community.get_absolute_url()}meetings/series/{series.pk}/"
    event = _event(f"series-{series.pk}", series.name, series.about, path)
    start = dt.datetime.combine(series.starts_on, series.starts_at, ZoneInfo(series.zone))
    event.add("dtstart", start)
    event.add("dtend", _after(start, series.minutes))
    event.add("rrule", _recur(series))
    if series.where:
        event.add("location", without_controls(series.where))
    return event


def event_of(
    meeting: Meeting, *, uid: str = "", with_place: bool = True, is_alone: bool = False
) -> Event:
    """One meeting; `is_alone` gives it a UID of its own even if it belongs to a series."""
    stem = uid or (
        f"meeting-{meeting.pk}"
        if is_alone or meeting.series_id is None
        else f"series-{meeting.series_id}"
    )
    event = _event(
        stem,
        meeting.entry.title,
        meeting.about,
        f"/c/{meeting.entry.community.slug}/meetings/{meeting.pk}/",
    )
    zone = ZoneInfo(meeting.zone)
    if meeting.starts_at and meeting.ends_at:
        event.add("dtstart", meeting.starts_at.astimezone(zone))
        event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("sequence", meeting.sequence)
    if with_place and meeting.where:
        event.add("location", without_controls(meeting.where))
    if meeting.entry.state == MeetingState.CANCELLED:
        event.add("status", "CANCELLED")
    return event


def new_calendar(name: str, *, method: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Guildhall//Meetings//EN")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    else:
        calendar.add("x-wr-calname", without_controls(name))
        calendar.add("refresh-interval", dt.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    return calendar


def finished(calendar: Calendar) -> bytes:
    """As bytes, with the time zones that it names, for the years 2000 to 2050."""
    calendar.add_missing_timezones(first_date=dt.date(2000, 1, 1), last_date=dt.date(2050, 1, 1))
    for zone in calendar.walk("VTIMEZONE"):
        for part in zone.subcomponents:
            _one_change_a_line(part)
    return calendar.to_ical()


def _one_change_a_line(part: Component) -> None:
    """Some programs read only the first of several dates on a line: ical.js, and so Thunderbird."""
    lines = part.pop("RDATE", [])
    for line in lines if isinstance(lines, list) else [lines]:
        for change in line.dts:
            part.add("rdate", change.dt)


def _event(stem: str, title: str, about: str, path: str) -> Event:
    event = Event()
    event.add("uid", f"{stem}@{mail_domain()}")
    event.add("dtstamp", timezone.now())
    event.add("summary", without_controls(title))
    agenda = _("Agenda and notes: %(link)s") % {"link": absolute(path)}
    event.add("description", "\n\n".join(filter(None, [without_controls(about), agenda])))
    event.add("url", absolute(path))
    return event


def _recur(series: Series) -> vRecur:
    recur = vRecur.from_ical(series.rule)
    if series.ends_on:
        recur["UNTIL"] = [series.moment(series.ends_on)]
    return recur


def _after(start: dt.datetime, minutes: int) -> dt.datetime:
    """So many minutes later, also across a change of the clocks."""
    return (start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(start.tzinfo)


def _differs(meeting: Meeting, series: Series, *, on: dt.date) -> bool:
    return (meeting.starts_at, meeting.minutes, meeting.where, meeting.entry.title) != (
        series.moment(on),
        series.minutes,
        series.where,
        series.name,
    )


def _with_place(meetings):
    return meetings.select_related("entry__community", "series").defer(
        "entry__body", "entry__body_html"
    )


def _a_year_ago() -> dt.datetime:
    return timezone.now() - BACK
