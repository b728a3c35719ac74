"""Find a time: people say which of several times suit them, then one is chosen."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from guildhall.commons.log import tell
from guildhall.meetings.actions.coming import NotOpen, answer_coming
from guildhall.meetings.actions.planning import lock_meeting, set_state
from guildhall.meetings.events import TIME_CHOSEN
from guildhall.meetings.models import Coming, Meeting, MeetingState, TimeOption, TimeVoice
from guildhall.people.models import Person


def say_times(meeting: Meeting, *, by: Person, answers: Mapping[int, str]) -> None:
    """Which options suit: option id to answer. Options that are not named stay as they are.

    Raises NotOpen once a time is chosen.
    """
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        if meeting.entry.state != MeetingState.FINDING:
            raise NotOpen("A time has already been chosen.")
        for option in meeting.options.filter(pk__in=answers):
            TimeVoice.objects.update_or_create(
                option=option, person=by, defaults={"answer": answers[option.pk]}
            )


def choose_time(option: TimeOption, *, by: Person, minutes: int = 60) -> Meeting:
    """Set the time. People it suits are going; they can still change their answer.

    Choosing twice is harmless.
    """
    with transaction.atomic():
        meeting = lock_meeting(option.meeting)
        if meeting.entry.state != MeetingState.FINDING:
            return meeting
        meeting.starts_at = option.starts_at
        meeting.ends_at = option.starts_at + dt.timedelta(minutes=minutes)
        meeting.save(update_fields=["starts_at", "ends_at"])
        set_state(meeting, MeetingState.PLANNED)
        suits = option.voices.filter(answer=TimeVoice.Answer.YES).select_related("person")
        for voice in suits.order_by("at", "pk"):
            answer_coming(meeting, by=voice.person, answer=Coming.Answer.YES, at=voice.at)
        tell(TIME_CHOSEN, entry=meeting.entry, by=by)
    return meeting
