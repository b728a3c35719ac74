"""Within how many days every idea gets an answer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions, policy
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms import PromiseForm
from guildhall.ideas.models import Promise
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_room(ROOM)
def promise_answers(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_set_promise(seat))
    form = PromiseForm(request.POST or None, initial={"days": Promise.of(seat.community).days})
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["days"]
        actions.promise_answers(seat.community, by=request.user, days=days)
        say(request, _("Saved. It holds for new ideas."))
        return redirect("settings_of_ideas", seat.community.slug)
    context = {"form": form, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "ideas/promise_answers.html", context, status=status)
