"""What the log calls the acts around meetings, and the kind of entry that they happen to."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "meetings"
MEETING = "meeting"

MEETING_PLANNED = event("meeting.scheduled", counts_as=Type.SCHEDULED)
MEETING_CHANGED = event("meeting.changed", counts_as=NOTHING)
MEETING_MOVED = event("meeting.moved", counts_as=NOTHING)
MEETING_CANCELLED = event("meeting.cancelled", counts_as=Type.CANCELLED)
MEETING_REVIVED = event("meeting.revived", counts_as=NOTHING)
MEETING_HELD = event("meeting.held", counts_as=Type.HELD)
MEETING_NOT_HELD = event("meeting.not_held", counts_as=Type.NOT_HELD)
MEETING_REMINDED = event("meeting.reminded", counts_as=NOTHING)
MEETING_TO_WRITE_UP = event("meeting.to_write_up", counts_as=NOTHING)
MEETING_HOSTED = event("meeting.hosted", counts_as=Type.HOSTED)
MEETING_ATTENDED = event("meeting.attended", counts_as=Type.ATTENDED)
COMING_ANSWERED = event("meeting.answered", counts_as=NOTHING)
SEAT_FREED = event("meeting.seat_freed", counts_as=NOTHING)
HOST_ASKED = event("meeting.host_asked", counts_as=NOTHING)
NOTES_WRITTEN = event("meeting.notes_written", counts_as=Type.NOTED)
AGENDA_PROPOSED = event("meeting.agenda_proposed", counts_as=Type.PROPOSED_POINT)
TIME_ASKED = event("meeting.time_asked", counts_as=NOTHING)
TIME_CHOSEN = event("meeting.time_chosen", counts_as=NOTHING)
SERIES_STARTED = event("series.started", counts_as=NOTHING)
SERIES_CHANGED = event("series.changed", counts_as=NOTHING)
SERIES_STOPPED = event("series.stopped", counts_as=NOTHING)
ACTION_TAKEN = event("action.taken", counts_as=Type.ACTION_TAKEN)
ACTION_DONE = event("action.done", counts_as=Type.ACTION_DONE)
ACTION_REOPENED = event("action.reopened", counts_as=NOTHING)
ACTION_DROPPED = event("action.dropped", counts_as=NOTHING)
ACTION_LOST_OWNER = event("action.lost_owner", counts_as=NOTHING)
RHYTHM_DRIFTS = event("rhythm.drifts", counts_as=NOTHING)
