"""A form sent twice (a double click, a reload): the second time finds what the first made."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry, Reply, Standing
from guildhall.commons.text import Text, read_text
from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person

MOMENT = dt.timedelta(seconds=60)
THERE = (Standing.PUBLISHED, Standing.HELD)


def entry_just_posted(
    kind: str, community: Community, *, by: Person, title: str, body: str | Text
) -> Entry | None:
    """The same text by the same person a moment ago, looked up in the action's transaction.

    Of two requests at once, one waits here. Where there are no words, files tell (beside.py).
    """
    one_at_a_time(by)
    if not title and not (body.source if isinstance(body, Text) else body):
        return None
    recent = _entries_since.rows(
        kind=kind,
        community_id=community.pk,
        author_id=by.pk,
        title=" ".join(title.split())[:200],
        since=timezone.now() - MOMENT,
    )
    text = read_text(body, community=community) if recent else None
    return next((entry for entry in recent if text and entry.body == text.source), None)


def reply_just_posted(
    entry: Entry, *, by: Person, parent: Reply | None, role: str, text: Text
) -> Reply | None:
    """Like `entry_just_posted`; the entry's row must be locked already."""
    if not text.source:
        return None
    recent = _replies_since.rows(
        entry_id=entry.pk, author_id=by.pk, role=role, since=timezone.now() - MOMENT
    )
    parent_id = parent.pk if parent else None
    same = (one for one in recent if (one.parent_id, one.body) == (parent_id, text.source))
    return next(same, None)


def one_at_a_time(person: Person) -> None:
    """Of two acts of a person at once, one waits here until the other is done."""
    _locked.rows(person_id=person.pk)


@prepared
def _entries_since(
    kind: str, community_id: int, author_id: int, title: str, since: dt.datetime
) -> QuerySet[Entry]:
    return Entry.objects.filter(
        standing__in=THERE,
        kind=kind,
        community=community_id,
        author=author_id,
        title=title,
        created_at__gt=since,
    )


@prepared
def _replies_since(entry_id: int, author_id: int, role: str, since: dt.datetime) -> QuerySet[Reply]:
    return Reply.objects.filter(
        standing__in=THERE, entry=entry_id, author=author_id, role=role, created_at__gt=since
    )


@prepared
def _locked(person_id: int) -> QuerySet[Person]:
    return (
        Person.objects.get_queryset().filter(pk=person_id).select_for_update(no_key=True).only("pk")
    )
