"""What is new for one reader since they were here: asked for that reader alone."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from guildhall.commons.models import Entry, Reply
from guildhall.commons.models.reading import Reading
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat
from guildhall.people.models import Person


def first_unread(seat: Seat, entry: Entry) -> Reply | None:
    """The first reply by someone else since the reader was here; None where they never were.

    Two queries, and the same for 300 unread replies as for three.
    """
    if seat.person is None:
        return None
    reading = Reading.objects.filter(person=seat.person, entry=entry).first()
    if reading is None:
        return None
    me = seat.person.pk
    unread = _unread.rows(seat, entry.pk, since=reading.until, reader_id=me)
    return unread[0] if unread else None


@PreparedAt
def _unread(seat: Seat, entry_id: int, since: dt.datetime, reader_id: int) -> QuerySet[Reply]:
    later = Reply.objects.at(seat).filter(entry=entry_id, created_at__gt=since)
    others = later.filter(~Q(author=reader_id)).select_related("parent")
    return others.defer("body", "body_html").order_by("created_at", "id")[:1]


def entries_with_news(person: Person | None, entry_ids: Collection[int]) -> set[int]:
    """Which of these the person has read before, and have replies by others since. One query."""
    if person is None or not entry_ids:
        return set()
    since = Reply.objects.published().filter(
        entry=OuterRef("entry"), created_at__gt=OuterRef("until")
    )
    readings = Reading.objects.filter(person=person, entry__in=entry_ids)
    news = readings.filter(Exists(since.exclude(author=person)))
    return set(news.values_list("entry_id", flat=True))
