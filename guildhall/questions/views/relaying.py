"""Questions that other people ask through you."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.posting import post_form
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted
from guildhall.commons.tray import open_tray
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.people.requests import AuthenticatedRequest
from guildhall.questions import actions, policy, queries
from guildhall.questions.forms import RelayForm
from guildhall.questions.models import Relay
from guildhall.web.saying import say
from guildhall.web.verbs import to_hall_page, verb


@login_required
@in_room("questions")
def post_relay(request: AuthenticatedRequest, seat: Seat, relay_id: int) -> HttpResponse:
    relay = _relay_at(seat, relay_id)
    require(policy.may_relay(seat))
    draft = draft_fields(request.user, "relay", str(relay.pk))
    form = RelayForm(
        request.POST or None,
        request.FILES or None,
        initial={"title": relay.title, "body": relay.body, **draft},
    )
    open_tray(form, request, seat)
    if request.method == "POST" and form.is_valid():
        try:
            entry = post_form(
                form,
                lambda: actions.post_relay(relay, by=request.user, **form.cleaned_data),
                by=request.user,
                at=seat.community,
            )
        except (actions.RelaySpent, NotPosted) as problem:
            form.add_error(None, str(problem))
        else:
            say(request, _("Question posted in your name."))
            return back_to(entry, seat)
    context = {"form": form, "relay": relay, "room": "questions"}
    status = 422 if form.errors else 200
    return render(request, "questions/post_relay.html", context, status=status)


def _relay_at(seat: Seat, relay_id: int) -> Relay:
    relays = queries.relays_waiting_for(seat.someone)
    return get_object_or_404(relays, pk=relay_id, community=seat.community)


decline_relay = verb(
    door=in_room("questions"),
    find=_relay_at,
    may=whoever_finds_it,
    act=lambda relay, by: actions.decline_relay(relay),
    says=_("Handed back to the person who asked."),
    back=to_hall_page("/"),
)
