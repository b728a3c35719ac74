"""A form that was sent twice (a double click, a reload): the second time finds what the first made."""

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
    """The same text by the same person a moment ago. Inside the transaction of the act: of two at once, one waits here."""
    _one_at_a_time(by)
    lately = Entry.objects.filter(
        standing__in=_THERE,
        kind=kind,
        community=community,
        author=by,
        title=" ".join(title.split())[:200],
        created_at__gt=timezone.now() - MOMENT,
    )
    return next(
        (entry for entry in lately if entry.body == read_text(body, community=community).source),
        None,
    )


def reply_just_posted(
    entry: Entry, *, by: Person, parent: Reply | None, role: str, body: str
) -> Reply | None:
    """Like `entry_just_posted`; the entry's row must be locked already."""
    lately = Reply.objects.filter(
        standing__in=_THERE,
        entry=entry,
        author=by,
        parent=parent,
        role=role,
        created_at__gt=timezone.now() - MOMENT,
    )
    return next(
        (
            reply
            for reply in lately
            if reply.body == read_text(body, community=entry.community).source
        ),
        None,
    )


def _one_at_a_time(person: Person) -> None:
    list(
        Person.objects.get_queryset()
        .select_for_update(no_key=True)
        .filter(pk=person.pk)
        .values("pk")
    )
