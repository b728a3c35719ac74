"""Projects in lists."""

from collections.abc import Collection

from django.db.models import F, QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_lists import PreparedList
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.projects.events import PROJECT
from guildhall.projects.models import Joining, ProjectState

MOST_ON_FIRST_SCREEN = 12
_OF_A_ROW = ("title", "state", "standing")


def _projects_at(seat: Seat, which: str) -> tuple[QuerySet[Entry], str]:
    """One of the lists, and the time it is sorted by."""
    entries = Entry.objects.at(seat).published().filter(kind=PROJECT)
    rows = entries.select_related("author", "project").defer("body", "body_html")
    if which in ProjectState.values:
        return rows.filter(state=which), "last_active_at"
    if which == "mine" and seat.person:
        return rows.filter(project__joinings__person=seat.person), "created_at"
    return rows, "created_at"


projects_at = PreparedList(_projects_at, also=_OF_A_ROW)


def soonest(seat: Seat) -> list[Entry]:
    """What goes on, by its day; those without a day last. One query."""
    return _soonest.rows(community_id=seat.community.pk)


def projects_with_ids(seat: Seat, entry_ids: Collection[int]) -> list[Entry]:
    rows, _by = _projects_at(seat, "all")
    return list(rows.filter(pk__in=entry_ids).order_by("pk"))


def joined_by(seat: Seat) -> frozenset[int]:
    """The ids of the projects here that go on and that the reader is in. One query for a member."""
    if seat.person is None or not seat.is_member:
        return frozenset()
    rows = _joined.rows(person_id=seat.person.pk, community_id=seat.community.pk)
    return frozenset(one.project_id for one in rows)


@prepared
def _soonest(community_id: int) -> QuerySet[Entry]:
    """What is published is the same for everyone who reads the community."""
    rows, _by = _projects_at(Seat(Community(pk=community_id), None), ProjectState.PLANNED)
    by_day = F("project__starts_at").asc(nulls_last=True)
    bare = rows.select_related(None).only("kind", "version", *_OF_A_ROW)
    return bare.order_by(by_day, "-created_at", "-pk")[:MOST_ON_FIRST_SCREEN]


@prepared
def _joined(person_id: int, community_id: int) -> QuerySet[Joining]:
    here = Joining.objects.filter(person=person_id, project__entry__community=community_id)
    return here.filter(project__entry__state=ProjectState.PLANNED)
