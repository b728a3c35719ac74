"""Put a note on the Table and reply to one."""

import datetime as dt

from guildhall.commons.actions import begin_entry, post_reply
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.table.events import NOTE, NOTE_POSTED


def post_note(
    community: Community, *, by: Person, body: str, at: dt.datetime | None = None
) -> Entry:
    """A new note. Sent twice, it is posted once. Raises NotPosted."""
    return begin_entry(NOTE, community, by=by, verb=NOTE_POSTED, body=body, at=at)


def reply_to_note(note: Entry, *, by: Person, body: str, at: dt.datetime | None = None) -> Reply:
    """A reply to a note. Raises NotPosted, ParentGone."""
    return post_reply(note, by=by, body=body, at=at)
