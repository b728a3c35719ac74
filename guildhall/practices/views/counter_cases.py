"""Keep a report of where it fails beside a tip or practice, or put it away."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.models import Outcome
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy
from guildhall.practices.events import ROOM
from guildhall.practices.views.checking import way_verb
from guildhall.practices.views.finding import to_way, with_relation
from guildhall.web.saying import say, say_problem


@login_required
@require_POST
@in_room(ROOM)
def keep_counter_case(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, outcome_id: int
) -> HttpResponse:
    """One of the reports that the page shows."""
    entry, around, relation = with_relation(seat, entry_id)
    require(policy.may_keep_counter_case(seat, entry.way, relation))
    if outcome_id not in {report.id for report in around.counter_cases}:
        raise Http404
    outcome = get_object_or_404(Outcome, pk=outcome_id)
    try:
        actions.keep_counter_case(entry, by=request.user, outcome=outcome)
    except actions.NotNow as problem:
        say_problem(request, problem)
    else:
        say(request, _("This report is now beside the text, with its author's name."))
    return to_way(seat, entry, "fails")


let_go_of_counter_case = way_verb(
    may=policy.may_keep_counter_case,
    act=actions.let_go_of_counter_case,
    part="tried",
    says=_("It's among the other reports again. Nothing is kept beside the text."),
)
