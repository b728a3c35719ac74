"""The replies on one page of a conversation: a stretch of those that follow each other in time.

The address says where it begins (`from`), where it ends (`until`), or that it is the last. The
stretches are found along an index: it costs the same at the three-hundredth reply as at the third.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from guildhall.commons.models import Reply
from guildhall.commons.prepared_at import PreparedAt
from guildhall.commons.reply_paths import REPLIES_A_PAGE
from guildhall.communities.seats import Seat
from guildhall.kit.paging import read_mark, write_mark

MOST_COMMENTS = 200
_BEGINNING = (dt.datetime(1, 1, 2, tzinfo=dt.UTC), 0)
_END = (dt.datetime(9999, 12, 1, tzinfo=dt.UTC), 0)
_READ = (
    "id",
    "version",
    "file_count",
    "author_id",
    "parent_id",
    "answers_id",
    "role",
    "standing",
    "created_at",
    "entry_id",
    "deleted_by_id",
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The replies of the first level, in order of time, and the comments on them.

    `later` is the next reply of the first level, where there is one.
    """

    replies: list[Reply]
    has_earlier: bool = False
    later: tuple[dt.datetime, int] | None = None
    comments: list[Reply] = field(default_factory=list)

    @property
    def everything(self) -> list[Reply]:
        return [*self.replies, *self.comments]

    @property
    def is_whole(self) -> bool:
        """Whether these are all the replies there are."""
        return not self.has_earlier and self.later is None


def stretch_of(seat: Seat, entry_id: int, asked: Mapping[str, str]) -> Stretch:
    """What the seat sees of the stretch that the address asks for; else of the first one.

    Two queries for the first, three for one in the middle.
    """
    stretch = _first_level(seat, entry_id, asked)
    if not stretch.replies:
        return stretch
    since, until = stretch.replies[0].created_at, stretch.replies[-1].created_at
    comments = _comments.rows(seat, entry_id, since=since, until=until)
    return Stretch(stretch.replies, stretch.has_earlier, stretch.later, comments)


def thread_of(seat: Seat, entry_id: int, reply_id: int) -> list[Reply]:
    """The reply of the first level that this one is or belongs to, with the comments on it.

    At most two queries.
    """
    thread = _thread.rows(seat, entry_id, reply_id=reply_id)
    parent_id = next((reply.parent_id for reply in thread if reply.pk == reply_id), None)
    return _thread.rows(seat, entry_id, reply_id=parent_id) if parent_id else thread


def one_before(seat: Seat, reply: Reply) -> list[Reply]:
    """The reply before this one on the first level; empty where it is the first."""
    return _one_before.rows(seat, reply.entry_id, until=reply.created_at, reply_id=reply.pk)


def query_of(asked: str, at: tuple[dt.datetime, int]) -> str:
    """The query of an address: `asked` is from or until."""
    return f"?{asked}={write_mark(*at)}"


def place_of(reply: Reply) -> tuple[dt.datetime, int]:
    return reply.created_at, reply.pk


def _first_level(seat: Seat, entry_id: int, asked: Mapping[str, str]) -> Stretch:
    start = read_mark(asked.get("from", ""))
    if start:
        return _from(seat, entry_id, start)
    end = read_mark(asked.get("until", ""))
    if end or "last" in asked:
        earlier = _rows_before(seat, entry_id, end or _END)
        if len(earlier) > REPLIES_A_PAGE:
            return Stretch(earlier[1:], has_earlier=True, later=end)
    return _from(seat, entry_id, _BEGINNING)


def _from(seat: Seat, entry_id: int, start: tuple[dt.datetime, int]) -> Stretch:
    """Those from `start` on; where they are few, also some before them."""
    found = _onwards.rows(seat, entry_id, since=start[0], reply_id=start[1])
    here, later = found[:REPLIES_A_PAGE], found[REPLIES_A_PAGE:]
    if start == _BEGINNING:
        return Stretch(here, later=place_of(later[0]) if later else None)
    earlier, room = _rows_before(seat, entry_id, start), REPLIES_A_PAGE - len(here)
    filled = [*earlier[max(0, len(earlier) - room) :], *here] if room else here
    has_earlier = len(earlier) > room
    return Stretch(filled, has_earlier, place_of(later[0]) if later else None)


def _rows_before(seat: Seat, entry_id: int, end: tuple[dt.datetime, int]) -> list[Reply]:
    """One more than a page holds, in order of time."""
    return _before.rows(seat, entry_id, until=end[0], reply_id=end[1])[::-1]


def _seen(seat: Seat, entry_id: int) -> QuerySet[Reply]:
    return Reply.objects.at(seat).filter(entry=entry_id).only(*_READ)


@PreparedAt
def _onwards(seat: Seat, entry_id: int, since: dt.datetime, reply_id: int) -> QuerySet[Reply]:
    rest = Q(created_at__gte=since) & (Q(created_at__gt=since) | Q(pk__gte=reply_id))
    replies = _seen(seat, entry_id).filter(rest, parent=None)
    return replies.order_by("created_at", "id")[: REPLIES_A_PAGE + 1]


@PreparedAt
def _before(seat: Seat, entry_id: int, until: dt.datetime, reply_id: int) -> QuerySet[Reply]:
    return _earlier(seat, entry_id, until, reply_id)[: REPLIES_A_PAGE + 1]


def _with_whom_they_answer(comments: QuerySet[Reply]) -> QuerySet[Reply]:
    return comments.annotate(
        parent_name=F("parent__author__name"), answers_name=F("answers__author__name")
    )


@PreparedAt
def _comments(seat: Seat, entry_id: int, since: dt.datetime, until: dt.datetime) -> QuerySet[Reply]:
    above = {"parent__created_at__gte": since, "parent__created_at__lte": until}
    comments = _seen(seat, entry_id).filter(parent__entry=entry_id, **above)
    return _with_whom_they_answer(comments).order_by("created_at", "id")[:MOST_COMMENTS]


@PreparedAt
def _thread(seat: Seat, entry_id: int, reply_id: int) -> QuerySet[Reply]:
    thread = _seen(seat, entry_id).filter(Q(pk=reply_id) | Q(parent=reply_id))
    return _with_whom_they_answer(thread).order_by("created_at", "id")


@PreparedAt
def _one_before(seat: Seat, entry_id: int, until: dt.datetime, reply_id: int) -> QuerySet[Reply]:
    comments = Reply.objects.filter(parent=OuterRef("pk"))
    earlier = _earlier(seat, entry_id, until, reply_id).annotate(has_comments=Exists(comments))
    return earlier[:1]


def _earlier(seat: Seat, entry_id: int, until: dt.datetime, reply_id: int) -> QuerySet[Reply]:
    rest = Q(created_at__lte=until) & (Q(created_at__lt=until) | Q(pk__lt=reply_id))
    replies = _seen(seat, entry_id).filter(rest, parent=None)
    return replies.order_by("-created_at", "-id")
