"""Who is going, who hosts, who was there."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import touch_entry
from guildhall.meetings import events
from guildhall.meetings.actions.planning import lock_meeting, set_state
from guildhall.meetings.models import Coming, Meeting, MeetingState, Series, WouldHost
from guildhall.people.models import Person

EARLY = dt.timedelta(minutes=30)


class NotOpen(ValueError):
    """The meeting is over or cancelled, or has no time yet."""


def answer_coming(
    meeting: Meeting, *, by: Person, answer: str, at: dt.datetime | None = None
) -> Coming:
    """Say yes, perhaps or no. Raises NotOpen.

    The same answer again keeps the place in the queue. A free seat goes to the person who has
    waited longest.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if meeting.entry.state != MeetingState.PLANNED or (
            meeting.ends_at and meeting.ends_at <= moment
        ):
            raise NotOpen("This meeting is over or cancelled.")
        seated = seated_at(meeting)
        coming, is_new = Coming.objects.get_or_create(
            meeting=meeting, person=by, defaults={"answer": answer, "at": moment}
        )
        if not is_new and coming.answer == answer:
            return coming
        coming.answer, coming.at = answer, moment
        coming.save(update_fields=["answer", "at"])
        tell(events.COMING_ANSWERED, entry=meeting.entry, by=by, at=at, answer=answer)
        for person_id in sorted(seated_at(meeting) - seated - {by.pk}):
            tell(events.SEAT_FREED, entry=meeting.entry, by=None, toward=person_id, at=at)
        touch_entry(meeting.entry)
    return coming


def seated_at(meeting: Meeting) -> set[int]:
    """Ids of the people who said yes and have a seat: all of them if seats are not limited."""
    yes = (
        Coming.objects.filter(meeting=meeting, answer=Coming.Answer.YES)
        .order_by("at", "pk")
        .values_list("person_id", flat=True)
    )
    return set(yes[: meeting.seats] if meeting.seats is not None else yes)


def host_meeting(meeting: Meeting, *, by: Person) -> Meeting:
    """Become the host. If there is a host already, they stay."""
    return _set_host(meeting, by, by, only_if_free=True)


def ask_to_host(
    meeting: Meeting, *, person: Person, by: Person, at: dt.datetime | None = None
) -> Meeting:
    """Make someone the host. They are told and can hand it back."""
    return _set_host(meeting, person, by, at=at)


def hand_back_hosting(meeting: Meeting, *, by: Person) -> Meeting:
    """The meeting has no host any more. Everything else stays."""
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if meeting.host_id is None:
            return meeting
        meeting.host = None
        meeting.save(update_fields=["host"])
        tell(events.MEETING_CHANGED, entry=meeting.entry, by=by)
    return meeting


def offer_to_host(series: Series, *, by: Person) -> WouldHost:
    """Put oneself on the list of people who would like to host."""
    return WouldHost.objects.get_or_create(series=series, person=by)[0]


def take_back_offer(series: Series, *, by: Person) -> None:
    WouldHost.objects.filter(series=series, person=by).delete()


def check_in(
    meeting: Meeting, *, person: Person, by: Person, at: dt.datetime | None = None
) -> Coming:
    """Someone was there. With the first one the meeting counts as held.

    Raises NotOpen before it begins.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if (
            meeting.starts_at is None
            or moment < meeting.starts_at - EARLY
            or meeting.entry.state == MeetingState.CANCELLED
        ):
            raise NotOpen("This meeting hasn't started yet.")
        coming, _is_new = Coming.objects.get_or_create(
            meeting=meeting, person=person, defaults={"at": moment}
        )
        if coming.came_at is None:
            coming.came_at, coming.noted_by = moment, None if by == person else by
            coming.save(update_fields=["came_at", "noted_by"])
            say_held(meeting, by=by, at=at)
            tell(events.MEETING_ATTENDED, entry=meeting.entry, by=person, at=at)
    return coming


def take_back_check_in(meeting: Meeting, *, person: Person) -> None:
    """Noted by mistake."""
    Coming.objects.filter(meeting=meeting, person=person).update(came_at=None, noted_by=None)


def say_held(meeting: Meeting, *, by: Person, at: dt.datetime | None = None) -> None:
    """It took place: known from a button, from attendance, or from notes.

    Said twice, it is recorded once.
    """
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if meeting.entry.state not in (MeetingState.PLANNED, MeetingState.NOT_HELD):
            return
        set_state(meeting, MeetingState.HELD)
        tell(events.MEETING_HELD, entry=meeting.entry, by=by, at=at)
        if meeting.host:
            tell(events.MEETING_HOSTED, entry=meeting.entry, by=meeting.host, at=at)


def say_not_held(meeting: Meeting, *, by: Person) -> None:
    """It didn't take place, though nobody cancelled it.

    Raises NotOpen before it is over, or if someone was there.
    """
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if not meeting.is_over or meeting.comings.filter(came_at__isnull=False).exists():
            raise NotOpen("The meeting isn't over yet, or someone was there.")
        if meeting.entry.state in (MeetingState.PLANNED, MeetingState.HELD):
            set_state(meeting, MeetingState.NOT_HELD)
            tell(events.MEETING_NOT_HELD, entry=meeting.entry, by=by)


def _set_host(
    meeting: Meeting,
    host: Person,
    by: Person,
    *,
    only_if_free: bool = False,
    at: dt.datetime | None = None,
) -> Meeting:
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if meeting.host_id == host.pk or (only_if_free and meeting.host_id):
            return meeting
        meeting.host = host
        meeting.save(update_fields=["host"])
        tell(events.HOST_ASKED, entry=meeting.entry, by=by, toward=host.pk, at=at)
        touch_entry(meeting.entry)
    return meeting
