"""The name of the room, and of what its notices tell. None of these is an event: nothing is logged.

Notices of mentoring are made directly, in the act's own transaction (`notifications.direct`).
"""

ROOM = "mentoring"

PROPOSED = "mentoring.proposed"
PAIRED = "mentoring.paired"
WRITTEN = "mentoring.written"
MEETING_SET = "mentoring.meeting_set"
ENDED = "mentoring.ended"
PARTED = "mentoring.parted"


def notice_key(verb: str, about_id: int) -> str:
    """What happens in one notebook gathers in one notice."""
    return f"{verb}:{about_id}"
