"""Post something new: an entry with its room's own row, recorded as the room's event."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from guildhall.commons.actions.draft import discard_draft
from guildhall.commons.actions.entry import post_entry
from guildhall.commons.actions.just_posted import entry_just_posted
from guildhall.commons.log import tell_posted
from guildhall.commons.models import Entry
from guildhall.commons.text import Text, read_text
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person


def begin_entry(
    kind: str,
    community: Community,
    *,
    by: Person,
    verb: str,
    title: str = "",
    body: str | Text = "",
    topics: Iterable[Topic] = (),
    state: str = "",
    at: dt.datetime | None = None,
    draft: str = "",
    make: Callable[[Entry], object] = lambda entry: None,
    **detail: Any,
) -> Entry:
    """A new entry; `make` writes the room's own row. Sent twice, it is posted once.

    Raises NotPosted. `draft` is the form whose draft is discarded, by default that of the kind.
    `detail` goes into the log.
    """
    text = read_text(body, community=community)  # takes long: nobody waits for it
    with transaction.atomic():
        earlier = None if at else entry_just_posted(kind, community, by=by, title=title, body=text)
        if earlier:
            return earlier
        entry = post_entry(
            kind=kind,
            community=community,
            by=by,
            title=title,
            body=text,
            topics=topics,
            state=state,
            at=at,
        )
        make(entry)
        discard_draft(person=by, form=draft or kind, target=str(community.pk))
        tell_posted(verb, entry=entry, by=by, at=at, **detail)
    return entry
