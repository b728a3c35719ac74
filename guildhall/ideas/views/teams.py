"""The team of an idea: begin it, join it, leave it, end it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions
from guildhall.ideas import team_policy as policy
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms.building import TeamForm
from guildhall.ideas.queries import around
from guildhall.ideas.queries.teams import are_teams_on, team_of
from guildhall.ideas.reader import relation_in
from guildhall.ideas.views.finding import TEAM, seen_idea, with_relation
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def begin_team(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Its name; where there is one already, another name."""
    entry, relation = with_relation(seat, entry_id)
    require(policy.may_begin_team(seat, entry, relation, is_on=are_teams_on(seat.community)))
    team = team_of(entry)
    form = TeamForm(request.POST or None, initial={"name": team.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.begin_team(entry, name=form.cleaned_data["name"], by=request.user)
        except actions.TeamRefused as problem:
            form.add_error("name", str(problem))
        else:
            say(request, _("Saved. It's on the page of the idea."))
            return back_to(entry, seat, part=TEAM)
    context = {"form": form, "entry": entry, "team": team, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "ideas/begin_team.html", context, status=status)


def _may_join(seat: Seat, entry: Entry) -> Verdict:
    would_help = seat.person in around(entry).helpers
    return policy.may_join_team(seat, entry, team_of(entry), would_help=would_help)


def _may_leave(seat: Seat, entry: Entry) -> Verdict:
    return policy.may_leave_team(seat, team_of(entry))


def _may_end(seat: Seat, entry: Entry) -> Verdict:
    return policy.may_end_team(seat, entry, relation_in(seat, entry), team_of(entry))


_team_verb = partial(
    verb,
    door=in_room(ROOM),
    find=seen_idea,
    back=lambda seat, entry: back_to(entry, seat, part=TEAM),
    refusals=actions.TeamRefused,
)
join_team = _team_verb(
    may=_may_join,
    act=actions.join_team,
    says=_("You're in the team. You can write into the log of its small tests."),
)
leave_team = _team_verb(
    may=_may_leave,
    act=actions.leave_team,
    says=_("You've left the team. Nobody is told."),
)
end_team = _team_verb(
    may=_may_end,
    act=actions.end_team,
    says=_("There is no team any more. What it wrote stays."),
)
