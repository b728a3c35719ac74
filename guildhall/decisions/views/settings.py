"""Settings of Decisions: which ways to vote there are here."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.decisions import actions
from guildhall.decisions.events import ROOM
from guildhall.decisions.policy import may_set_ways
from guildhall.decisions.queries.kinds import has_more_ways
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def settings_of_decisions(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_set_ways(seat))
    context = {"has_more_ways": has_more_ways(seat.community), "room": ROOM}
    return render(request, "decisions/settings_of_decisions.html", context)


_ways_verb = partial(
    verb,
    door=in_room(ROOM),
    find=lambda seat: seat.community,
    may_here=may_set_ways,
    back=lambda seat, _found: redirect("settings_of_decisions", seat.community.slug),
)
turn_on_more_ways = _ways_verb(
    act=actions.turn_on_more_ways, says=_("They're on. You find them where you start a vote.")
)
turn_off_more_ways = _ways_verb(
    act=actions.turn_off_more_ways, says=_("They're off. Votes that have begun go on to their end.")
)
