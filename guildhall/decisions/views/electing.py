"""Whether someone who was elected will do it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.communities.seats import Seat, in_room
from guildhall.decisions import actions, election_policy
from guildhall.decisions.events import ROOM
from guildhall.decisions.views.finding import seen_decision, to_outcome
from guildhall.kit.verdict import require
from guildhall.kit.words import without_controls
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import verb

_election_verb = partial(
    verb,
    door=in_room(ROOM),
    find=seen_decision,
    back=to_outcome,
    refusals=actions.DecisionRefused,
)
accept_role = _election_verb(
    may=election_policy.may_answer_role_offer,
    act=actions.accept_role,
    says=_("The role is yours from now on. Thank you."),
)
offer_role_to_next = _election_verb(
    may=election_policy.may_offer_role_to_next,
    act=actions.offer_role_to_next,
    says=_("The next person by the count is asked."),
)


@login_required
@require_POST
@in_room(ROOM)
def decline_role(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """With or without a reason; one that is too long is cut, and a no is never refused."""
    entry = seen_decision(seat, entry_id)
    require(election_policy.may_answer_role_offer(seat, entry))
    words = without_controls(request.POST.get("words", ""))
    try:
        actions.decline_role(entry, by=request.user, words=words)
    except actions.DecisionRefused as problem:
        say_problem(request, problem)
    else:
        say(request, _("Thank you for saying so. The stewards are told."))
    return to_outcome(seat, entry)
