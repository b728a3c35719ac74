"""Notes: what was talked about, written by several people one after the other."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import discard_draft, edit_entry, require_unchanged
from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.meetings.actions.coming import say_held
from guildhall.meetings.actions.planning import lock_meeting
from guildhall.meetings.events import NOTES_WRITTEN
from guildhall.meetings.models import Meeting
from guildhall.people.models import Person


def write_notes(
    meeting: Meeting,
    *,
    by: Person,
    body: str,
    since: str | None = None,
    at: dt.datetime | None = None,
) -> Meeting:
    """Save the notes; earlier versions are in the history.

    Notes of a meeting that has begun mean that it took place.

    `since` is the mark of the notes that the writer began from. Raises WrittenMeanwhile, NotPosted.
    """
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        require_unchanged(meeting.entry, since=since, body=body)
        meeting.entry = edit_entry(meeting.entry, by=by, title=meeting.entry.title, body=body)
        discard_draft(person=by, form="notes", target=meeting.entry.draft_target)
        begun = meeting.starts_at is not None and meeting.starts_at <= (at or timezone.now())
        if begun and body.strip():
            say_held(meeting, by=by, at=at)
            Entry.objects.filter(pk=meeting.pk).update(last_active_at=at or timezone.now())
            if Meeting.objects.filter(pk=meeting.pk, notes_told_at=None).update(
                notes_told_at=at or timezone.now()
            ):
                tell(NOTES_WRITTEN, entry=meeting.entry, by=by, at=at)
    return meeting
