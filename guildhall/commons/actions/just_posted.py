"""A form sent twice (a double click, a reload): the second time finds what the first made."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Entry, Reply, Standing
from guildhall.commons.text import read_text
from guildhall.communities.models import Community
from guildhall.people.models import Person

MOMENT = dt.timedelta(seconds=60)
_THERE = (Standing.PUBLISHED, Standing.HELD)


def entry_just_posted(
    kind: str, community: Community, *, by: Person, title: str, body: str
) -> Entry | None:
    """The same text by the same person a moment ago, looked up in the action's transaction.

    Of two requests at once, one waits here.
    """
    _one_at_a_time(by)
    recent = Entry.objects.filter(
        standing__in=_THERE,
        kind=kind,
        community=community,
        author=by,
        title=" ".join(title.split())[:200],
        created_at__gt=timezone.now() - MOMENT,
    )
    text = read_text(body, community=community)
    return next((entry for entry in recent if entry.body == text.source), None)


def reply_just_posted(
    entry: Entry, *, by: Person, parent: Reply | None, role: str, body: str
) -> Reply | None:
    """Like `entry_just_posted`; the entry's row must be locked already."""
    recent = Reply.objects.filter(
        standing__in=_THERE,
        entry=entry,
        author=by,
        parent=parent,
        role=role,
        created_at__gt=timezone.now() - MOMENT,
    )
    text = read_text(body, community=entry.community)
    return next((reply for reply in recent if reply.body == text.source), None)


def _one_at_a_time(person: Person) -> None:
    rows = Person.objects.get_queryset().filter(pk=person.pk)
    list(rows.select_for_update(no_key=True).values("pk"))
