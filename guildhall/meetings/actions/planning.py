"""Plan a meeting, edit it, move it, cancel it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from guildhall.commons.actions import entry_just_posted, link_entries, post_entry
from guildhall.commons.log import tell, tell_posted
from guildhall.commons.models import Entry, Link, touch_entry
from guildhall.communities.models import Community
from guildhall.kit.words import fold
from guildhall.meetings import events
from guildhall.meetings.events import MEETING
from guildhall.meetings.models import AgendaPoint, Meeting, MeetingKind, MeetingState, TimeOption
from guildhall.meetings.titles import whole_title
from guildhall.people.models import Person


class Clash(ValueError):
    """Another meeting of the same series starts at that moment."""


class CannotChange(ValueError):
    """It is over or cancelled, and stays as it is."""


def plan_meeting(
    community: Community,
    *,
    by: Person,
    title: str,
    starts_at: dt.datetime | None,
    minutes: int = 60,
    kind: str = MeetingKind.OPEN,
    where: str = "",
    about: str = "",
    seats: int | None = None,
    host: Person | None = None,
    agenda: Sequence[str] = (),
    options: Sequence[dt.datetime] = (),
    grew_from: Entry | None = None,
    at: dt.datetime | None = None,
) -> Meeting:
    """A single meeting; without `starts_at`, one whose time is found among `options`.

    `grew_from` is what laid it out, such as a session: the two link to each other.

    Sent twice, it is planned once. Raises NotPosted, also for a title that is too long.
    """
    title = whole_title(title)
    with transaction.atomic():
        twin = None if at else entry_just_posted(MEETING, community, by=by, title=title, body="")
        if twin and twin.meeting.starts_at == starts_at:
            return twin.meeting
        meeting = make_meeting(
            community,
            by=by,
            title=title,
            starts_at=starts_at,
            minutes=minutes,
            at=at,
            passes_gates=True,
            kind=kind,
            where=where,
            about=about,
            seats=seats,
            host=host,
        )
        lay_out(meeting, agenda=agenda, grew_from=grew_from, by=by)
        TimeOption.objects.bulk_create(
            TimeOption(meeting=meeting, starts_at=option) for option in sorted(set(options))
        )
        verb = events.MEETING_PLANNED if starts_at else events.TIME_ASKED
        tell_posted(verb, entry=meeting.entry, by=by, at=at)
    return meeting


def lay_out(
    meeting: Meeting, *, agenda: Sequence[str], grew_from: Entry | None, by: Person | None
) -> None:
    """The points with which it begins, and the link to where it comes from."""
    AgendaPoint.objects.bulk_create(
        AgendaPoint(meeting=meeting, text=text[:200], proposed_by=by) for text in agenda
    )
    if grew_from:
        link_entries(grew_from, meeting.entry, kind=Link.Kind.GREW_INTO, by=by)


def make_meeting(
    community: Community,
    *,
    by: Person,
    title: str,
    starts_at: dt.datetime | None,
    minutes: int,
    at: dt.datetime | None,
    passes_gates: bool,
    **more: Any,
) -> Meeting:
    """The rows of a meeting, without any notice: for this module and for series."""
    state = MeetingState.PLANNED if starts_at else MeetingState.FINDING
    entry = post_entry(
        kind=MEETING,
        community=community,
        by=by,
        title=title,
        state=state,
        at=at,
        passes_gates=passes_gates,
    )
    more.setdefault("zone", community.time_zone)
    ends_at = starts_at + dt.timedelta(minutes=minutes) if starts_at else None
    return Meeting.objects.create(entry=entry, starts_at=starts_at, ends_at=ends_at, **more)


def change_meeting(
    meeting: Meeting,
    *,
    by: Person,
    title: str,
    starts_at: dt.datetime | None,
    minutes: int,
    at: dt.datetime | None = None,
    **more: Any,
) -> Meeting:
    """Edit this one meeting. If its time or place changes, people who are going are told.

    Raises Clash, CannotChange, TitleTooLong.
    """
    title = whole_title(title)
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        _require_open(meeting)
        before = (meeting.starts_at, meeting.ends_at, meeting.where)
        for field, value in more.items():
            setattr(meeting, field, value)
        if starts_at:
            _set_time(meeting, starts_at, minutes)
        moved = before != (meeting.starts_at, meeting.ends_at, meeting.where)
        if moved:
            meeting.sequence += 1
            meeting.reminded_at = None
        meeting.save()
        Entry.objects.filter(pk=meeting.entry_id).update(title=title, name_key=fold(title))
        touch_entry(meeting.entry)
        tell(
            events.MEETING_MOVED if moved else events.MEETING_CHANGED,
            entry=meeting.entry,
            by=by,
            at=at,
        )
    return meeting


def cancel_meeting(
    meeting: Meeting, *, by: Person, note: str = "", at: dt.datetime | None = None
) -> Meeting:
    """It won't take place. Cancelling twice is harmless.

    Raises CannotChange for one that took place.
    """
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if meeting.entry.state == MeetingState.CANCELLED:
            return meeting
        _require_open(meeting)
        meeting.cancel_note, meeting.sequence = note.strip()[:300], meeting.sequence + 1
        meeting.save(update_fields=["cancel_note", "sequence"])
        set_state(meeting, MeetingState.CANCELLED)
        tell(events.MEETING_CANCELLED, entry=meeting.entry, by=by, at=at)
    return meeting


def revive_meeting(meeting: Meeting, *, by: Person) -> Meeting:
    """Restore a cancelled meeting: people's answers are as they were."""
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if meeting.entry.state != MeetingState.CANCELLED:
            return meeting
        meeting.cancel_note, meeting.is_cancelled_with_series = "", False
        meeting.sequence += 1
        meeting.save(update_fields=["cancel_note", "is_cancelled_with_series", "sequence"])
        set_state(meeting, MeetingState.PLANNED if meeting.starts_at else MeetingState.FINDING)
        tell(events.MEETING_REVIVED, entry=meeting.entry, by=by)
    return meeting


def lock_meeting(meeting: Meeting) -> Meeting:
    """The meeting with its entry and community, as it is now; other decisions about it wait."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("entry__community", "series")
        .get(pk=meeting.pk)
    )


def set_state(meeting: Meeting, state: str) -> None:
    meeting.entry.state = state
    Entry.objects.filter(pk=meeting.entry_id).update(state=state)
    touch_entry(meeting.entry)


def _set_time(meeting: Meeting, starts_at: dt.datetime, minutes: int) -> None:
    if meeting.series_id and starts_at != meeting.starts_at:
        others = Meeting.objects.filter(series=meeting.series_id, starts_at=starts_at)
        others = others.exclude(pk=meeting.pk).exclude(entry__state=MeetingState.CANCELLED)
        if others.exists():
            raise Clash(
                "Another meeting of this series starts at that time. Cancel one of the two."
            )
        meeting.has_own_time = True
    meeting.starts_at, meeting.ends_at = starts_at, starts_at + dt.timedelta(minutes=minutes)


def _require_open(meeting: Meeting) -> None:
    if meeting.entry.state in (MeetingState.HELD, MeetingState.NOT_HELD):
        raise CannotChange("This meeting is over and can't be edited any more.")
    if meeting.entry.state == MeetingState.CANCELLED:
        raise CannotChange("This meeting is cancelled. Restore it first.")
