"""What Meetings adds to a digest: meetings of the next two weeks, the reader's action items."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.meetings.models import Meeting
from guildhall.meetings.queries import my_actions
from guildhall.notifications.digest import Reader, Row, Section

SOON = dt.timedelta(days=14)
MOST = 4


def digest(reader: Reader) -> tuple[Section | None, ...]:
    return coming_up(reader), my_open_actions(reader)


def coming_up(reader: Reader) -> Section | None:
    """Meetings in the reader's communities; alone they are no reason for a mail."""
    soon = Meeting.objects.coming_up().filter(
        entry__community__in=reader.community_ids, starts_at__lt=timezone.now() + SOON
    )
    first = soon.select_related("entry__community").order_by("starts_at", "pk")[:MOST]
    return Section(_("Meetings"), [_row(meeting) for meeting in first], is_todo=True)


def my_open_actions(reader: Reader) -> Section | None:
    """Open actions of the reader that are due within two weeks, or late."""
    until = (timezone.now() + SOON).date()
    due = [
        (point, point.due_on)
        for point in my_actions(reader.person)
        if point.due_on and point.due_on <= until
    ]
    rows = [
        Row(
            point.text,
            f"/c/{point.community.slug}/meetings/actions/{point.pk}/",
            date_format(day, "j F"),
        )
        for point, day in due[:MOST]
    ]
    return Section(_("Your action items"), rows, is_todo=True)


def _row(meeting: Meeting) -> Row:
    local = meeting.starts_at.astimezone(ZoneInfo(meeting.zone)) if meeting.starts_at else None
    when = date_format(local, "l, j F, H:i") if local else ""
    community = meeting.entry.community
    return Row(
        meeting.entry.title,
        path_of(meeting.entry, community.slug),
        f"{when} · {community.name}",
        meeting.entry.pk,
    )
