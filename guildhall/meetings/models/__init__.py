from guildhall.meetings.models.action_point import ActionPoint
from guildhall.meetings.models.agenda import AgendaPoint, AgendaVote
from guildhall.meetings.models.coming import Coming, WouldHost
from guildhall.meetings.models.finding_time import TimeOption, TimeVoice
from guildhall.meetings.models.kinds import MeetingKind
from guildhall.meetings.models.meeting import Meeting, MeetingState
from guildhall.meetings.models.series import Series

__all__ = [
    "ActionPoint",
    "AgendaPoint",
    "AgendaVote",
    "Coming",
    "Meeting",
    "MeetingKind",
    "MeetingState",
    "Series",
    "TimeOption",
    "TimeVoice",
    "WouldHost",
]
