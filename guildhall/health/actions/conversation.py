"""What a community talks about: what changed, or five questions where it is too small."""

from django.db import transaction
from django.utils.translation import gettext as _

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


def put_change_on_agenda(meeting: Meeting, *, by: Person) -> Meeting:
    """One point, without a figure: who reads the agenda need not read those."""
    text = _("How we're doing: what changed, and does it match what we see?")
    propose_point(meeting, by=by, text=text)
    return meeting
