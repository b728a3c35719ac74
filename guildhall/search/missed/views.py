"""Note a search that found nothing, and the page on which stewards see what is missing."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.limits import TooOften
from guildhall.people.requests import AuthenticatedRequest
from guildhall.search.asked import came_from, chosen_in, typed_in
from guildhall.search.asking import beginnings
from guildhall.search.missed import actions, policy, queries
from guildhall.web.views import too_often


@login_required
@require_POST
def note_missed_search(request: AuthenticatedRequest) -> HttpResponse:
    """The page of a search says that it found nothing. The answer doesn't say what was kept."""
    sent = request.POST
    try:
        actions.note_missed_search(
            typed_in(sent), by=request.user, chosen=chosen_in(sent), came_from=came_from(sent)
        )
    except TooOften as problem:
        return too_often(request, wait=problem.wait)
    return HttpResponse(status=204)


@login_required
@in_community
def missed_searches(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_see_missed_searches(seat))
    phrases = queries.missed_phrases(seat.community)
    context = {
        "phrases": [(words, beginnings(seat.community, words)) for words in phrases],
        "room": "week",
    }
    return render(request, "search/missed_searches.html", context)
