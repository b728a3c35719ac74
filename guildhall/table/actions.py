"""Put a note on the Table and reply to one."""

import datetime as dt

from django.db import transaction

from guildhall.commons.actions import discard_draft, entry_just_posted, post_entry, post_reply
from guildhall.commons.log import tell_posted
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.table.events import NOTE, NOTE_POSTED


def post_note(community: Community, *, by: Person, body: str, at: dt.datetime | None = None) -> Entry:
    """A new note. Sent twice, it is posted once. Raises NotPosted."""
    with transaction.atomic():
        twin = None if at else entry_just_posted(NOTE, community, by=by, title="", body=body)
        if twin:
            return twin
        note = post_entry(kind=NOTE, community=community, by=by, body=body, at=at)
        tell_posted(NOTE_POSTED, entry=note, by=by, at=at)
        discard_draft(person=by, form="note", target=str(community.pk))
    return note


def reply_to_note(note: Entry, *, by: Person, body: str, at: dt.datetime | None = None) -> Reply:
    """A reply to a note. Raises NotPosted, ParentGone."""
    return post_reply(note, by=by, body=body, at=at)
