"""A group too small to measure talks instead, once a year."""

from django.db import transaction

from guildhall.health.models import Conversation
from guildhall.meetings.actions import propose_point
from guildhall.meetings.models import Meeting
from guildhall.meetings.run_sheets import DOING, KITS
from guildhall.people.models import Person


def put_on_agenda(meeting: Meeting, *, by: Person) -> Meeting:
    """The questions become points of its agenda. Done twice, they are there once."""
    with transaction.atomic():
        Conversation.objects.get_or_create(
            meeting=meeting,
            defaults={"community_id": meeting.entry.community_id, "put_by": by},
        )
        for question in KITS[DOING].agenda:
            propose_point(meeting, by=by, text=str(question))
    return meeting
