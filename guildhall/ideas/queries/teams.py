"""Who is in the team of an idea."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.page.reads import read_once
from guildhall.communities.models import Community
from guildhall.ideas.models import Switch, Teammate
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person

MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class TeamOf:
    """Its name, and those who are in it now, the first first; without a name there is none."""

    name: str = ""
    people: tuple[Person, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.name)

    @property
    def ids(self) -> Collection[int]:
        return {person.pk for person in self.people}


@read_once
def team_of(entry: Entry) -> TeamOf:
    """The team of an idea. One query."""
    return team_of_idea(entry.pk)


def team_of_idea(idea_id: int) -> TeamOf:
    """A team that nobody is in any more is none. One query."""
    rows = _teammates.rows(idea_id=idea_id)
    return TeamOf(rows[0].team.name, tuple(one.person for one in rows)) if rows else TeamOf()


@prepared
def _teammates(idea_id: int) -> QuerySet[Teammate]:
    rows = Teammate.objects.current().filter(team=idea_id).select_related("team", "person")
    return rows.order_by("since", "pk")[:MOST_NAMES]


def are_teams_on(community: Community) -> bool:
    """Whether stewards turned teams on here. One query."""
    return bool(_switches.rows(community_id=community.pk))


@prepared
def _switches(community_id: int) -> QuerySet[Switch]:
    return Switch.objects.filter(community=community_id, name=Switch.Name.TEAMS)
