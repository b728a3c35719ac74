"""Lists of pages: all of them, those of a topic, those that were withdrawn."""

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_lists import PreparedList
from guildhall.communities.seats import Seat
from guildhall.library.events import PAGE, ROOM
from guildhall.library.models import PageState
from guildhall.search import likeness
from guildhall.search.filters import NEEDS_CHECK
from guildhall.search.queries import Hits, search


@PreparedList
def pages_at(seat: Seat, which: str) -> tuple[QuerySet[Entry], str]:
    """One of the lists, without texts, and the time it is sorted by."""
    entries = Entry.objects.at(seat).published().filter(kind=PAGE).for_list()
    entries = entries.select_related("page", "reliance").prefetch_related("topics")
    if which == "withdrawn":
        return entries.filter(state=PageState.WITHDRAWN), "last_active_at"
    return entries.exclude(state=PageState.WITHDRAWN), "last_active_at"


def alike(seat: Seat, text: str, *, except_id: int | None = None, limit: int = 4) -> list[Entry]:
    """Pages of this community that are like `text`, the closest first."""
    return likeness.alike(
        text,
        person=seat.person,
        community=seat.community,
        kind=PAGE,
        except_id=except_id,
        limit=limit,
    )


def found_in(seat: Seat, typed: str, *, only_due: bool = False) -> Hits:
    """What is searched for among the pages of this community, and comments on them."""
    chosen = {"in": seat.community.slug, "room": ROOM}
    chosen |= {"is": NEEDS_CHECK} if only_due else {}
    return search(typed, person=seat.person, chosen=chosen)
