"""Recurring jobs: the next meetings, reminders, missing notes, rhythms that drift.

And the events of other apps that Meetings reacts to.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.actions import record
from guildhall.activity.schedule import Recurring
from guildhall.charters.events import CHARTER_AGREED
from guildhall.charters.models import CharterVersion
from guildhall.commons.log import tell
from guildhall.communities.events import MEMBER_LEFT
from guildhall.meetings import events
from guildhall.meetings.actions import let_go_of_actions, plan_ahead
from guildhall.meetings.models import Meeting, MeetingState, Series
from guildhall.meetings.rhythm import follow_charter_rhythm, kept_by

BEFORE = dt.timedelta(hours=24)
WRITE_UP_AFTER = (3, 7)
NO_LONGER_AFTER = dt.timedelta(days=30)
DRIFT_PAUSE = dt.timedelta(days=60)


def tasks() -> Iterator[listeners.Listener | Recurring]:
    yield Recurring(
        "meetings.plan_ahead",
        plan_next_meetings,
        dt.timedelta(hours=1),
        label=_("Schedule recurring meetings"),
    )
    yield Recurring(
        "meetings.remind", remind, dt.timedelta(minutes=15), label=_("Remind people of meetings")
    )
    yield Recurring(
        "meetings.ask_for_notes",
        ask_for_notes,
        dt.timedelta(hours=1),
        label=_("Ask for meeting notes"),
    )
    yield Recurring(
        "meetings.look_at_rhythm",
        look_at_rhythm,
        dt.timedelta(days=1),
        label=_("Check how regularly communities meet"),
    )
    yield listeners.Listener("meetings.charter", _follow_charters, frozenset({CHARTER_AGREED}))
    yield listeners.Listener("meetings.left", _let_go, frozenset({MEMBER_LEFT}))


def plan_next_meetings() -> None:
    for series in Series.objects.running().select_related("community", "made_by"):
        plan_ahead(series)


def remind() -> None:
    """Remind the people who are going, a day before, once; again after it was moved."""
    now = timezone.now()
    soon = Meeting.objects.coming_up(now).filter(
        starts_at__lte=now + BEFORE, starts_at__gt=now, reminded_at=None
    )
    for meeting in soon.select_related("entry"):
        with transaction.atomic():
            if Meeting.objects.filter(pk=meeting.pk, reminded_at=None).update(reminded_at=now):
                tell(events.MEETING_REMINDED, entry=meeting.entry, by=None)


def ask_for_notes() -> None:
    """Ask for missing notes: after three days the host, after seven the people who were there.

    Once each.
    """
    now = timezone.now()
    for days in WRITE_UP_AFTER:
        silent = Meeting.objects.published().filter(
            entry__community__closed_at=None,
            entry__state__in=[MeetingState.PLANNED, MeetingState.HELD],
            entry__body="",
            write_up_asked__lt=days,
            ends_at__lte=now - dt.timedelta(days=days),
            ends_at__gt=now - NO_LONGER_AFTER,
        )
        for meeting in silent.select_related("entry"):
            with transaction.atomic():
                if Meeting.objects.filter(pk=meeting.pk, write_up_asked__lt=days).update(
                    write_up_asked=days
                ):
                    tell(events.MEETING_TO_WRITE_UP, entry=meeting.entry, by=None, days=days)


def look_at_rhythm() -> None:
    """Tell the stewards, at most every two months, that too few meetings take place."""
    now = timezone.now()
    for series in Series.objects.running():
        kept = kept_by(series)
        if not kept.drifts or (series.drift_told_at and series.drift_told_at > now - DRIFT_PAUSE):
            continue
        with transaction.atomic():
            Series.objects.filter(pk=series.pk).update(drift_told_at=now)
            record(
                events.RHYTHM_DRIFTS,
                actor_id=None,
                community_id=series.community_id,
                is_automated=True,
                series=series.pk,
                planned=kept.planned,
                held=kept.held,
            )


def _follow_charters(heard: Sequence[listeners.Event]) -> None:
    for event in heard:
        versions = CharterVersion.objects.filter(
            community=event.community_id, number=event.detail.get("version")
        )
        for version in versions.select_related("community", "round__opened_by"):
            follow_charter_rhythm(version)


def _let_go(heard: Sequence[listeners.Event]) -> None:
    for event in heard:
        left = event.toward_id or event.actor_id
        if left and event.community_id:
            let_go_of_actions(person_id=left, community_id=event.community_id)
