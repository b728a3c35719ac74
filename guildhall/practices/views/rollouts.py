"""Roll-outs: which units were asked, and what they say."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.queries import unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM
from guildhall.practices.forms import NotForUsForm, RollOutForm
from guildhall.practices.models import RollOut, RollOutAsk
from guildhall.practices.views.finding import visible_way
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def open_rollout(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Choose units and their contacts."""
    entry = visible_way(seat, entry_id)
    require(policy.may_open_rollout(seat, entry.way))
    form = RollOutForm(request.POST or None, contacts=queries.contacts_of(seat.community))
    if request.method == "POST" and form.is_valid():
        try:
            rollout = actions.open_rollout(
                entry,
                by=request.user,
                asks=form.asks(),
                note=form.cleaned_data["note"],
            )
        except actions.RollOutRefused as problem:
            form.add_error(None, str(problem))
        else:
            say(
                request,
                _("The contacts have been asked. There is one reminder, after ten days."),
            )
            return redirect("rollout", seat.community.slug, rollout.pk)
    context = {"form": form, "entry": entry, "room": ROOM}
    return render(
        request,
        "practices/open_rollout.html",
        context,
        status=422 if form.errors else 200,
    )


@login_required
@in_room(ROOM)
def rollout(request: AuthenticatedRequest, seat: Seat, rollout_id: int) -> HttpResponse:
    rollout = _rollout_at(seat, rollout_id)
    own = unit_of(request.user)
    contacts = rollout.asks.select_related("contact")
    asks = [(ask, bool(policy.may_answer_ask(seat, ask, own))) for ask in contacts]
    context = {
        "rollout": rollout,
        "entry": rollout.way.entry,
        "asks": asks,
        "may_close": bool(policy.may_close_rollout(seat, rollout)),
        "room": ROOM,
    }
    return render(request, "practices/rollout.html", context)


@login_required
@in_room(ROOM)
def answer_not_for_us(request: AuthenticatedRequest, seat: Seat, ask_id: int) -> HttpResponse:
    """“Not for us”, with the reason."""
    asks = RollOutAsk.objects.filter(rollout__way__entry__community=seat.community)
    ask = get_object_or_404(asks.select_related("rollout__way__entry"), pk=ask_id)
    entry = visible_way(seat, ask.rollout.way_id)
    require(policy.may_answer_ask(seat, ask, unit_of(request.user)))
    form = NotForUsForm(request.POST or None, initial={"reason": ask.reason})
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_not_for_us(ask, by=request.user, reason=form.cleaned_data["reason"])
        except actions.RollOutRefused as problem:
            form.add_error(None, str(problem))
        else:
            say(request, _("Your answer is saved, with your reason. You won't be asked again."))
            return redirect("rollout", seat.community.slug, ask.rollout_id)
    context = {"form": form, "entry": entry, "ask": ask, "room": ROOM}
    return render(
        request,
        "practices/answer_not_for_us.html",
        context,
        status=422 if form.errors else 200,
    )


def _rollout_at(seat: Seat, rollout_id: int) -> RollOut:
    """Raises Http404 where the seat does not see what is rolled out."""
    rollouts = RollOut.objects.filter(way__entry__community=seat.community).select_related(
        "way",
        "opened_by",
        "closed_by",
    )
    rollout = get_object_or_404(rollouts, pk=rollout_id)
    rollout.way.entry = visible_way(seat, rollout.way_id)
    return rollout


def _to_rollout(seat: Seat, rollout: RollOut) -> HttpResponse:
    return redirect("rollout", seat.community.slug, rollout.pk)


rollout_verb = partial(
    verb,
    door=in_room(ROOM),
    find=_rollout_at,
    may=policy.may_close_rollout,
    back=_to_rollout,
)
close_rollout = rollout_verb(
    act=actions.close_rollout,
    says=_("The roll-out is closed. No more reminders are sent."),
)
reopen_rollout = rollout_verb(
    act=actions.reopen_rollout,
    says=_("The roll-out is open again."),
    refusals=actions.RollOutRefused,
)
