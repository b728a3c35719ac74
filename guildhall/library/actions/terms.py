"""The glossary: add a term, change it. It is deleted and restored like every entry."""

import datetime as dt

from django.db import transaction

from guildhall.commons.actions import begin_entry, edit_entry
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.library.events import TERM, TERM_ADDED
from guildhall.library.models import Term
from guildhall.people.models import Person


def add_term(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str,
    source: str = "",
    at: dt.datetime | None = None,
) -> Entry:
    """Sent twice, it is added once. Raises NotPosted."""
    return begin_entry(
        TERM,
        community,
        by=by,
        verb=TERM_ADDED,
        title=title,
        body=body,
        at=at,
        make=lambda entry: Term.objects.create(entry=entry, source=source),
    )


def change_term(
    entry: Entry, *, by: Person, title: str, body: str, source: str, since: str | None = None
) -> Entry:
    """Raises WrittenMeanwhile, NotPosted."""
    with transaction.atomic():
        changed = edit_entry(entry, by=by, title=title, body=body, since=since)
        Term.objects.filter(pk=entry.pk).update(source=source)
    return changed
