"""Ideas in lists, and one by its number."""

from collections.abc import Collection
from functools import partial

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_at import PreparedAt
from guildhall.commons.prepared_lists import PreparedList
from guildhall.communities.seats import Seat
from guildhall.ideas.events import IDEA
from guildhall.ideas.models import OPEN, Idea, State
from guildhall.kit.prepared import prepared
from guildhall.search import likeness

MOST_TRIED = 5
DEFERRED = ("body", "body_html")


# What joining an idea depends on.
_JOINED = (
    "title",
    "author",
    "state",
    "standing",
    "locked_at",
    "idea__challenge__hides_counts",
    "idea__challenge__entry__state",
    "idea__challenge__entry__standing",
)


@partial(PreparedList, also=_JOINED)
def ideas_at(seat: Seat, which: str) -> tuple[QuerySet[Entry], str]:
    """One of the lists, without bodies, and the time it is sorted by: never by who joined."""
    all_here = Entry.objects.at(seat).published().filter(kind=IDEA).for_list()
    entries = with_idea(all_here).prefetch_related("topics")
    if which == "waiting":
        return entries.filter(state__in=OPEN), "created_at"
    if which in State.values:
        return entries.filter(state=which), "last_active_at"
    if which == "mine" and seat.person:
        return entries.filter(authorships__person=seat.person), "created_at"
    return entries, "created_at"


def being_tried(seat: Seat) -> list[Entry]:
    """What is being tried now, what moved last first; without those whose tests have ended.

    One query.
    """
    return _being_tried.rows(community_id=seat.community.pk)


@prepared
def _being_tried(community_id: int) -> QuerySet[Entry]:
    """What is published is the same for everyone who reads the community."""
    tried = Entry.objects.published().filter(community=community_id, kind=IDEA, state=State.TRIED)
    rows = tried.exclude(idea__in=Idea.objects.tested()).for_list()
    return rows.order_by("-last_active_at", "-pk")[:MOST_TRIED]


def ideas_with_ids(seat: Seat, entry_ids: Collection[int]) -> list[Entry]:
    """Those of these ideas that everyone here sees. One query."""
    entries = Entry.objects.at(seat).published().filter(kind=IDEA, pk__in=entry_ids)
    return list(with_idea(entries.for_list()))


def with_idea(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """With their own rows, and the challenges they are in."""
    return entries.select_related("idea__challenge__entry", "idea__own_state").defer(
        *DEFERRED, "idea__challenge__entry__body", "idea__challenge__entry__body_html"
    )


def similar(seat: Seat, text: str, *, except_id: int | None = None, limit: int = 4) -> list[Entry]:
    """Ideas of this community that are like `text`, the closest first."""
    return likeness.alike(
        text,
        person=seat.person,
        community=seat.community,
        kind=IDEA,
        except_id=except_id,
        limit=limit,
    )


def idea_at(seat: Seat, entry_id: int) -> Entry | None:
    """The idea with its row and author, where the seat sees it. One query."""
    rows = _idea.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.community = seat.community
    entry.idea.entry = entry
    return entry


@PreparedAt
def _idea(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=IDEA)
    return entries.select_related("author", "idea__challenge__entry", "idea__own_state").defer(
        "idea__challenge__entry__body", "idea__challenge__entry__body_html"
    )
