"""Questions that seem to be the same, for a steward: mark the newer one, or put the pair away."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.communities.verbs import to_page
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.questions import policy
from guildhall.questions.events import QUESTION, ROOM
from guildhall.questions.models import State
from guildhall.search.meaning.twins import MOST_SHOWN, put_away_twin, twins_in
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def asked_twice(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_see_asked_twice(seat))
    twins = twins_in(seat.community, kind=QUESTION).filter(put_away_at=None)
    twins = twins.exclude(older__entry__state=State.SAME).exclude(newer__entry__state=State.SAME)
    context = {"twins": twins[:MOST_SHOWN], "room": ROOM}
    return render(request, "questions/asked_twice.html", context)


put_away_twins = verb(
    door=in_room(ROOM),
    find=lambda seat, twin_id: get_object_or_404(
        twins_in(seat.community, kind=QUESTION), pk=twin_id
    ),
    act=put_away_twin,
    may_here=policy.may_see_asked_twice,
    says=_("Put away. These two won't be shown together again."),
    back=to_page("asked_twice"),
)
