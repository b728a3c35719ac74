"""Decisions that tests begin with: Ben opens them on a Monday, until Friday."""

import datetime as dt

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.decisions.actions import open_decision, prepare_decision
from guildhall.decisions.frame import Frame
from guildhall.decisions.models import Decision
from guildhall.people.models import Person

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
THURSDAY_NIGHT = dt.datetime(2026, 3, 5, 20, tzinfo=dt.UTC)
FRIDAY = dt.date(2026, 3, 6)
SATURDAY = dt.datetime(2026, 3, 7, 6, tzinfo=dt.UTC)
NEXT_FRIDAY = dt.date(2026, 3, 13)
NEXT_SATURDAY = dt.datetime(2026, 3, 14, 6, tzinfo=dt.UTC)
PUMP = "Do we buy a second pump?"
HERE = "/c/pumps/decisions/"


def frame(**says: object) -> Frame:
    """A question and a day, unless it says more."""
    usual: dict[str, object] = {"question": PUMP, "until_on": FRIDAY}
    return Frame(**{**usual, **says})  # type: ignore[arg-type]


def prepared(community: Community, by: Person, **says: object) -> Entry:
    return prepare_decision(community, by=by, frame=frame(**says))


def opened(community: Community, by: Person, **says: object) -> Entry:
    return open_decision(prepared(community, by, **says), by=by)


def now(entry: Entry) -> Decision:
    """As it is in the database."""
    return Decision.objects.select_related("entry__community").get(pk=entry.pk)


def state_of(entry: Entry) -> str:
    return now(entry).entry.state
