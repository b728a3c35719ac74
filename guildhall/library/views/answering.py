"""Choose the page that answers a question."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guildhall.commons.actions import NoAnswer, point_to_answer
from guildhall.commons.kinds import answerings
from guildhall.commons.models import Entry
from guildhall.commons.policy import may_point_to_answer
from guildhall.commons.views.finding import back_to, entry_at
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library import queries
from guildhall.library.events import PAGE, ROOM
from guildhall.library.views.finding import number_asked, visible_page
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem

MOST_FOUND = 12


@login_required
@in_room(ROOM)
def answer_with_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Pages like the question, or like what is searched for; each with a button that chooses it."""
    asked = entry_at(seat, entry_id)
    if asked.kind not in answerings[PAGE].asked_in:
        raise Http404
    require(may_point_to_answer(seat, asked))
    if request.method == "POST":
        return _choose(request, seat, asked)
    typed = request.GET.get("q", "").strip()[:200]
    context = {
        "room": ROOM,
        "asked": asked,
        "typed": typed,
        "found": queries.alike(seat, typed or asked.heading, limit=MOST_FOUND),
    }
    return render(request, "library/answer_with_page.html", context)


def _choose(request: AuthenticatedRequest, seat: Seat, asked: Entry) -> HttpResponse:
    page = visible_page(seat, number_asked(request.POST, "page"))
    try:
        point_to_answer(asked, page, by=request.user)
    except NoAnswer:
        say_problem(request, _("This page can't be read by everyone here any more."))
    else:
        say(request, _("Linked. Everyone who opens the question sees the page first."))
    return back_to(asked, seat)
