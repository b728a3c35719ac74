"""Decisions in lists, and one by its number."""

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat
from guildhall.decisions.events import DECISION
from guildhall.decisions.models import Decision, State
from guildhall.kit.prepared import prepared

MOST_DECIDED = 5


def decisions_at(seat: Seat, which: str) -> tuple[QuerySet[Entry], str]:
    """One of the lists, without texts, and the time it is sorted by."""
    entries = Entry.objects.at(seat).published().filter(kind=DECISION).for_list()
    entries = entries.select_related("decision").order_by()
    if which in State.values:
        return entries.filter(state=which), "last_active_at"
    if which == "mine" and seat.person:
        return entries.filter(authorships__person=seat.person), "created_at"
    return entries, "created_at"


def last_decided(seat: Seat) -> list[Decision]:
    """What came into force last. One query."""
    return _decided.rows(community_id=seat.community.pk)


@prepared
def _decided(community_id: int) -> QuerySet[Decision]:
    """As `open_decisions`: which they are is read from an index alone."""
    last = ("-ended_at", "-pk")
    ids = Decision.objects.in_force().filter(entry__community=community_id, entry__kind=DECISION)
    rows = Decision.objects.filter(pk__in=ids.order_by(*last).values("pk")[:MOST_DECIDED])
    rows = rows.select_related("entry").defer("entry__body", "entry__body_html")
    return rows.order_by(*last)


def decision_at(seat: Seat, entry_id: int) -> Entry | None:
    """The decision with its row and author, where the seat sees it. One query."""
    rows = _decision.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.community = seat.community
    entry.decision.entry = entry
    return entry


@PreparedAt
def _decision(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=DECISION)
    return entries.select_related(
        "author", "decision__topic", "decision__decider", "decision__replaces__entry"
    ).defer("decision__replaces__entry__body", "decision__replaces__entry__body_html")
