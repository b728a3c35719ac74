"""Whether a community is too small to measure, and whether it is time to talk instead."""

from guildhall.communities.seats import Seat
from guildhall.health.models import Conversation, Snapshot
from guildhall.health.numbers import numbers
from guildhall.meetings.models import Meeting
from guildhall.meetings.queries import next_meeting_in
from guildhall.pulse.queries import is_too_small_to_ask


def is_too_small(seat: Seat, snapshot: Snapshot | None) -> bool:
    """As it was when it was looked at; where it never was, as it is now."""
    if snapshot is not None:
        return bool(snapshot.seen["is_small"])
    return is_too_small_to_ask(seat.community)


def fewest_members() -> int:
    return int(numbers().small.fewest_members)


def is_time_to_talk(seat: Seat) -> bool:
    """Once a year. One query."""
    return not Conversation.objects.of_this_year(seat.community).exists()


def meeting_to_talk_in(seat: Seat) -> Meeting | None:
    """The next that is planned. One query."""
    return next_meeting_in(seat.community) if seat.has_room("meetings") else None
