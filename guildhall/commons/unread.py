"""What is new for one reader since they were here: asked for that reader alone."""

import datetime as dt
from collections.abc import Collection

from django.db.models import (
    BooleanField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from guildhall.commons.models import Entry, Reply
from guildhall.commons.models.reading import Reading
from guildhall.commons.models.visit import Visit
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.models import Community
from guildhall.communities.rooms import Room, rooms
from guildhall.communities.seats import Seat
from guildhall.communities.viewing import NO_ONE
from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.people.models import Block, Person

# Where someone never was, what is older than this is not news.
NEW_FOR = dt.timedelta(days=30)
MOST_READ = 5


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


def read_last(person: Person) -> list[Entry]:
    """What they read last and may still see, the latest first, with its community. One query."""
    return [one.entry for one in _read_last.rows(person_id=person.pk, now=timezone.now())]


@prepared
def _read_last(person_id: int, now: dt.datetime) -> QuerySet[Reading]:
    seen = Entry.objects.visible_to(Person(pk=person_id), at=now)
    readings = Reading.objects.filter(person=person_id, entry__in=seen).order_by("-until")
    whole = readings.select_related("entry__community").defer("entry__body", "entry__body_html")
    return whole[:MOST_READ]


def entries_with_news(person: Person | None, entry_ids: Collection[int]) -> set[int]:
    """Which of these the person has read before, and have replies by others since. One query."""
    if person is None or not entry_ids:
        return set()
    rows = _readings_with_news.rows(person_id=person.pk, ids=listed(entry_ids))
    return {one.entry_id for one in rows}


@prepared
def _readings_with_news(person_id: int, ids: str) -> QuerySet[Reading]:
    since = Reply.objects.published().filter(
        entry=OuterRef("entry"), created_at__gt=OuterRef("until")
    )
    readings = Reading.objects.filter(person=person_id, entry__pk__listed=ids)
    return readings.filter(Exists(since.exclude(author=person_id)))


def rooms_with_news(seat: Seat) -> frozenset[str]:
    """Open rooms in which others published something since the reader was last there. One query.

    Where they never were, it is new since they joined, for a month; someone who never joined is
    told of no news there, and nor is nobody.
    """
    if seat.person is None or seat.person.pk == NO_ONE:
        return frozenset()
    now = timezone.now()
    since = max(seat.since or now, now - NEW_FOR)
    found = _news.first(community_id=seat.community.pk, person_id=seat.person.pk, since=since)
    news = vars(found) if found else {}
    return frozenset(room.slug for room in seat.open_rooms if news.get(_named(room)))


@prepared
def _news(community_id: int, person_id: int, since: dt.datetime) -> QuerySet[Community]:
    """Each room looks at the newest of each of its kinds along an index, no further."""
    blocked = Block.objects.filter(person=person_id, blocked=OuterRef("author"))
    others = Entry.objects.published().filter(~Exists(blocked), community=community_id)
    others = others.exclude(author=person_id)
    visits = Visit.objects.filter(person=person_id, community=community_id)
    here = Community.objects.filter(pk=community_id).only("pk")
    return here.annotate(
        **{_named(room): _is_new(room, others, _last_in(room, visits, since)) for room in rooms}
    )


def _is_new(room: Room, others: QuerySet[Entry], last: Coalesce) -> ExpressionWrapper:
    """Compared after it is found: PostgreSQL takes the index only where the order asks for it."""
    is_new = Q(pk=None)
    for kind in room.kinds:
        newest = others.filter(kind=kind.name).order_by("-created_at", "-pk").values("created_at")
        is_new |= Q(GreaterThan(Subquery(newest[:1]), last))
    return ExpressionWrapper(is_new, BooleanField())


def _last_in(room: Room, visits: QuerySet[Visit], since: dt.datetime) -> Coalesce:
    last = Subquery(visits.filter(room=room.slug).values("until"))
    return Coalesce(last, Value(since, output_field=DateTimeField()))


def _named(room: Room) -> str:
    return f"new_in_{room.slug}"
