"""The agenda: suggest a point, support one, remove one."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import touch_entry
from guildhall.meetings.events import AGENDA_PROPOSED
from guildhall.meetings.models import AgendaPoint, AgendaVote, Meeting
from guildhall.people.models import Person


def propose_point(
    meeting: Meeting, *, by: Person, text: str, at: dt.datetime | None = None
) -> AgendaPoint:
    """Add a line to the agenda. The same line is never there twice."""
    with transaction.atomic():
        point, is_new = AgendaPoint.objects.get_or_create(
            meeting=meeting,
            text=" ".join(text.split())[:200],
            removed_at=None,
            defaults={"proposed_by": by, "at": at or timezone.now()},
        )
        if is_new:
            touch_entry(meeting.entry)
            tell(AGENDA_PROPOSED, entry=meeting.entry, by=by, at=at)
    return point


def want_point(point: AgendaPoint, *, by: Person) -> None:
    """They would like to talk about this one, too."""
    AgendaVote.objects.get_or_create(point=point, person=by)


def want_no_more(point: AgendaPoint, *, by: Person) -> None:
    AgendaVote.objects.filter(point=point, person=by).delete()


def take_off(point: AgendaPoint, *, by: Person) -> None:
    """Remove a line from the agenda; it can be put back."""
    AgendaPoint.objects.filter(pk=point.pk, removed_at=None).update(removed_at=timezone.now())
    touch_entry(point.meeting.entry)


def put_back(point: AgendaPoint, *, by: Person) -> None:
    """Back onto the agenda, unless someone has added the same line meanwhile."""
    twins = AgendaPoint.objects.filter(meeting=point.meeting_id, text=point.text, removed_at=None)
    if twins.exists():
        return
    AgendaPoint.objects.filter(pk=point.pk).update(removed_at=None)
    touch_entry(point.meeting.entry)
