"""Reads of meetings, shaped for one page each."""

from guildhall.meetings.queries.action_points import (
    action_points_of,
    done_lately,
    my_actions,
    open_actions,
)
from guildhall.meetings.queries.fair_times import ProposedTime, proposed_times
from guildhall.meetings.queries.meetings import (
    CATCH_UP,
    coming_up,
    finding_time,
    meeting_at,
    meetings_at,
    missed_by,
    next_meeting_in,
    next_meetings_of,
    past_meetings,
    with_my_answer,
    without_repeats,
)
from guildhall.meetings.queries.page import (
    Agenda,
    Guests,
    Suits,
    agenda_of,
    guests_of,
    lines_of,
    times_of,
)
from guildhall.meetings.queries.series import (
    Hosts,
    hosts_of,
    later_days,
    series_of,
)

__all__ = [
    "CATCH_UP",
    "Agenda",
    "Guests",
    "Hosts",
    "ProposedTime",
    "Suits",
    "action_points_of",
    "agenda_of",
    "coming_up",
    "done_lately",
    "finding_time",
    "guests_of",
    "hosts_of",
    "later_days",
    "lines_of",
    "meeting_at",
    "meetings_at",
    "missed_by",
    "my_actions",
    "next_meeting_in",
    "next_meetings_of",
    "open_actions",
    "past_meetings",
    "proposed_times",
    "series_of",
    "times_of",
    "with_my_answer",
    "without_repeats",
]
