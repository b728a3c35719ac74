"""Notes: what was said, written by whoever was there, several in turn."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import discard_draft, edit_entry
from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.meetings.actions.coming import say_held
from guildhall.meetings.actions.planning import lock_meeting
from guildhall.meetings.events import NOTES_WRITTEN
from guildhall.meetings.models import Meeting
from guildhall.people.models import Person


class WrittenMeanwhile(ValueError):
    """Somebody else wrote since this form was opened; `theirs` is what stands there now. Nothing is overwritten."""

    def __init__(self, theirs: str) -> None:
        super().__init__(
            "Someone else saved notes while you were writing. Your text is still here: copy into "
            "it what you want to keep of theirs."
        )
        self.theirs = theirs


def mark_of_notes(entry: Entry) -> str:
    """What tells one state of the notes from another."""
    return hashlib.sha256(editable(entry).encode()).hexdigest()[:16]


def write_notes(
    meeting: Meeting,
    *,
    by: Person,
    body: str,
    since: str | None = None,
    at: dt.datetime | None = None,
) -> Meeting:
    """Write the notes anew; what they were is in the history. Notes of a meeting that has begun say that it took place.

    `since` is the mark of the notes that the writer began from. Raises WrittenMeanwhile, NotPosted.
    """
    with transaction.atomic():
        meeting = lock_meeting(meeting)
        now_there = mark_of_notes(meeting.entry)
        if (
            since is not None
            and since != now_there
            and body.strip() != editable(meeting.entry).strip()
        ):
            raise WrittenMeanwhile(editable(meeting.entry))
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
