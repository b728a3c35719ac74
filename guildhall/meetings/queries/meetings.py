"""Lists of meetings, and one of them."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.meetings.models import Coming, Meeting, MeetingState
from guildhall.people.models import Person

A_MONTH = dt.timedelta(days=30)
CATCH_UP = dt.timedelta(days=14)


def meetings_at(seat: Seat) -> QuerySet[Meeting]:
    """The community's meetings that the seat sees, without their notes."""
    meetings = Meeting.objects.filter(entry__in=Entry.objects.at(seat))
    return meetings.select_related("entry__author", "host", "series").defer(
        "entry__body", "entry__body_html"
    )


def coming_up(community: Community, *, limit: int = 40) -> list[Meeting]:
    """Planned meetings that are not over, the next first. One query."""
    return list(_coming_up(community.pk, timezone.now())[:limit])


def next_meeting_in(community: Community) -> Meeting | None:
    """The first of those that are `coming_up`. One query."""
    return _next_meeting.first(community_id=community.pk, now=timezone.now())


@prepared
def _next_meeting(community_id: int, now: dt.datetime) -> QuerySet[Meeting]:
    return _coming_up(community_id, now)[:1]


def _coming_up(community_id: int, now: dt.datetime) -> QuerySet[Meeting]:
    meetings = Meeting.objects.coming_up(now).filter(entry__community=community_id)
    rows = meetings.select_related("entry", "host", "series")
    return rows.defer("entry__body", "entry__body_html").order_by("starts_at", "pk")


def without_repeats(meetings: Iterable[Meeting]) -> list[Meeting]:
    """All meetings within a month, and after that only the first of each series."""
    soon, seen, kept = timezone.now() + A_MONTH, set(), []
    for meeting in meetings:
        is_soon = meeting.starts_at is not None and meeting.starts_at < soon
        if is_soon or meeting.series_id is None or meeting.series_id not in seen:
            kept.append(meeting)
        seen.add(meeting.series_id)
    return kept


def finding_time(community: Community) -> list[Meeting]:
    """Meetings that have no time yet."""
    meetings = Meeting.objects.published().filter(
        entry__community=community, entry__state=MeetingState.FINDING
    )
    rows = meetings.select_related("entry").defer("entry__body", "entry__body_html")
    return list(rows.order_by("pk")[:12])


def past_meetings(seat: Seat) -> QuerySet[Meeting]:
    """Past meetings, to be read from the newest on."""
    return meetings_at(seat).filter(ends_at__lte=timezone.now(), entry__standing=Standing.PUBLISHED)


def meeting_at(seat: Seat, entry_id: int) -> Meeting | None:
    """The meeting with its entry, host and series, if the seat sees it. One query."""
    meetings = Meeting.objects.filter(pk=entry_id, entry__in=Entry.objects.at(seat))
    meeting = meetings.select_related("entry__author", "host", "series").first()
    if meeting:
        meeting.entry.community = seat.community
    return meeting


def next_meetings_of(person: Person, *, at: dt.datetime) -> QuerySet[Meeting]:
    """Upcoming meetings in the person's communities, unless they said no; the next first."""
    no = Coming.objects.filter(meeting=OuterRef("pk"), person=person, answer=Coming.Answer.NO)
    mine = Meeting.objects.coming_up(at).filter(entry__community__in=Community.objects.of(person))
    return mine.exclude(Exists(no)).order_by("starts_at", "pk")


def with_my_answer(meetings: QuerySet[Meeting], person: Person) -> QuerySet[Meeting]:
    """With `i_come`, and what a row shows."""
    mine = Coming.objects.filter(meeting=OuterRef("pk"), person=person, answer=Coming.Answer.YES)
    rows = meetings.annotate(i_come=Exists(mine)).select_related("entry__community", "host")
    return rows.defer("entry__body", "entry__body_html")


def missed_by(person: Person, *, at: dt.datetime, since: dt.datetime) -> QuerySet[Meeting]:
    """Meetings since then that the person wanted to go to and missed; the newest first.

    Only those that have notes.
    """
    held = Meeting.objects.published().filter(
        entry__community__in=Community.objects.of(person).going_on(), entry__state=MeetingState.HELD
    )
    missed = held.filter(
        comings__person=person,
        comings__came_at=None,
        comings__answer__in=[Coming.Answer.YES, Coming.Answer.PERHAPS],
        starts_at__gt=since,
        ends_at__lte=at,
    )
    return missed.exclude(entry__body="").order_by("-starts_at", "-pk")
