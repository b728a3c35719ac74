"""Questions that others ask through you."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons.text import NotPosted
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.questions import actions, policy, queries
from guildhall.questions.forms import RelayForm


@login_required
@in_room("questions")
def post_relay(request: HttpRequest, seat: Seat, relay_id: int) -> HttpResponse:
    relay = get_object_or_404(queries.relays_waiting_for(request.user), pk=relay_id, community=seat.community)
    require(policy.may_relay(seat))
    form = RelayForm(request.POST or None, initial={"title": relay.title, "body": relay.body})
    if request.method == "POST" and form.is_valid():
        try:
            entry = actions.post_relay(relay, by=request.user, **form.cleaned_data)
        except (actions.RelaySpent, NotPosted) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("It is out, in your name."))
            return back_to(entry, seat)
    return render(request, "questions/post_relay.html", {"form": form, "relay": relay, "room": "questions"})


@login_required
@require_POST
@in_room("questions")
def decline_relay(request: HttpRequest, seat: Seat, relay_id: int) -> HttpResponse:
    relay = get_object_or_404(queries.relays_waiting_for(request.user), pk=relay_id, community=seat.community)
    actions.decline_relay(relay)
    messages.success(request, _("Handed back."))
    return redirect("/")
