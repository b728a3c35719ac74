"""What the page of an idea shows of its team."""

from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.ideas import team_policy as policy
from guildhall.ideas.queries import around
from guildhall.ideas.queries.teams import are_teams_on, team_of
from guildhall.ideas.reader import relation_in
from guildhall.ideas.views.finding import TEAM


def team_part(seat: Seat, entry: Entry) -> list[Part]:
    """Who does it together, for who is signed in. One query; two for authors."""
    if seat.person is None:
        return []
    team, relation = team_of(entry), relation_in(seat, entry)
    would_help = seat.person in around(entry).helpers
    is_on = relation.is_author and are_teams_on(seat.community)
    reads = {
        "team": team,
        "may_begin": bool(policy.may_begin_team(seat, entry, relation, is_on=is_on)),
        "may_join": bool(policy.may_join_team(seat, entry, team, would_help=would_help)),
        "may_leave": bool(policy.may_leave_team(seat, team)),
        "may_end": bool(policy.may_end_team(seat, entry, relation, team)),
    }
    if not team and not reads["may_begin"]:
        return []
    return [Part(Spot.AFTER, "ideas/_team.html", reads, TEAM)]
