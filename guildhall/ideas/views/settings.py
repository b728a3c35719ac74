"""Settings of Ideas: when ideas are answered, and what else the room can do here."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions
from guildhall.ideas.challenge_policy import may_set_switches
from guildhall.ideas.events import ROOM
from guildhall.ideas.models import Promise, Switch
from guildhall.ideas.queries.challenges import switches_on
from guildhall.ideas.queries.own_states import own_states_of
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.verbs import verb

WHAT_IT_DOES = {
    Switch.Name.CHALLENGES: _(
        "Ask for ideas about one question, until a day. One person decides by a second day, and "
        "every idea gets an answer with a reason."
    ),
    Switch.Name.ASSESSORS: _(
        "Several people look at the ideas of a challenge by what you name, each alone until all "
        "are done. It shows how far apart they are, never who gave what."
    ),
    Switch.Name.STATES: _(
        "Name steps between a new idea and its answer, and what has to be there before an idea "
        "takes one: a sentence, a small test that ended, someone who would help."
    ),
    Switch.Name.TEAMS: _(
        "The author of an idea names a team. Those who would help join and leave it themselves, "
        "and write into the log of its small tests."
    ),
}


@login_required
@in_room(ROOM)
def settings_of_ideas(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_set_switches(seat))
    turned_on = switches_on(seat.community)
    switches = [(name, says, name in turned_on) for name, says in WHAT_IT_DOES.items()]
    has_own_states = Switch.Name.STATES in turned_on
    context = {
        "switches": switches,
        "promise": Promise.of(seat.community),
        "has_own_states": has_own_states,
        "own_states": own_states_of(seat.community) if has_own_states else [],
        "room": ROOM,
    }
    return render(request, "ideas/settings_of_ideas.html", context)


def _switch(seat: Seat, name: str) -> tuple[Seat, str]:
    """Raises Http404 for what is none."""
    if name not in Switch.Name.values:
        raise Http404
    return seat, name


_switch_verb = partial(
    verb,
    door=in_room(ROOM),
    find=_switch,
    may_here=may_set_switches,
    back=lambda seat, _found: redirect("settings_of_ideas", seat.community.slug),
)
turn_on_switch = _switch_verb(
    act=lambda found, *, by: actions.turn_on(found[0].community, name=found[1], by=by),
    says=_("It's on. You find it in Ideas."),
)
turn_off_switch = _switch_verb(
    act=lambda found, *, by: actions.turn_off(found[0].community, name=found[1], by=by),
    says=_("It's off. What has begun goes on to its end."),
)
