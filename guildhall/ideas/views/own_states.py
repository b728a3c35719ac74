"""States of a community's own: name them, and bring an idea into one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions, policy
from guildhall.ideas.challenge_policy import may_set_switches
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms.own_states import MoveForm, OwnStateForm
from guildhall.ideas.models import OwnState, State
from guildhall.ideas.queries.own_states import own_states_on
from guildhall.ideas.views.finding import ANSWER, with_relation
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def add_own_state(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_set_switches(seat))
    return _form_page(request, seat, partial(actions.add_own_state, seat.community))


@login_required
@in_room(ROOM)
def change_own_state(request: AuthenticatedRequest, seat: Seat, state_id: int) -> HttpResponse:
    state = _state_at(seat, state_id)
    require(may_set_switches(seat))
    return _form_page(request, seat, partial(actions.change_own_state, state), state)


def _form_page(
    request: AuthenticatedRequest,
    seat: Seat,
    act: Callable[..., OwnState],
    state: OwnState | None = None,
) -> HttpResponse:
    form = OwnStateForm(request.POST or None, initial=_columns(state))
    if request.method == "POST" and form.is_valid():
        try:
            act(
                name=form.cleaned_data["name"],
                meaning=form.cleaned_data["meaning"],
                gate=form.gate,
                by=request.user,
            )
        except actions.StateRefused as problem:
            form.add_error("name", str(problem))
        else:
            say(request, _("Saved. Stewards find it where they answer an idea."))
            return redirect("settings_of_ideas", seat.community.slug)
    context = {"form": form, "state": state, "room": ROOM}
    return render(request, "ideas/own_state.html", context, status=422 if form.errors else 200)


def _columns(state: OwnState | None) -> dict[str, Any]:
    if state is None:
        return {}
    names = ("name", "meaning", "asks", "needs_test", "needs_helper")
    return {name: getattr(state, name) for name in names}


def _state_at(seat: Seat, state_id: int) -> OwnState:
    """Raises Http404 for what is none of this community."""
    return get_object_or_404(OwnState, community=seat.community, pk=state_id)


def _may_remove(seat: Seat, _state: OwnState) -> Verdict:
    return may_set_switches(seat)


remove_own_state = verb(
    door=in_room(ROOM),
    find=_state_at,
    may=_may_remove,
    act=actions.remove_own_state,
    says=_("Removed. Ideas that were in it keep the date of their answer."),
    back=lambda seat, _found: redirect("settings_of_ideas", seat.community.slug),
)


@login_required
@in_room(ROOM)
def move_idea(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Choose a state, and write what it asks for."""
    entry, relation = with_relation(seat, entry_id)
    states = own_states_on(seat.community)
    require(policy.may_move_idea(seat, entry, relation, states))
    form = MoveForm(
        request.POST or None,
        states=policy.states_ahead(entry, states),
        usual=str(State(entry.state).label) if entry.idea.own_state_id else None,
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.move_idea(entry, into=form.into_state, by=request.user, reason=reason)
        except actions.NotAnswered as problem:
            form.add_error("reason", str(problem))
        else:
            say(request, _("Moved. Its authors and everyone who joined it are told."))
            return back_to(entry, seat, part=ANSWER)
    context = {"form": form, "entry": entry, "room": ROOM}
    return render(request, "ideas/move_idea.html", context, status=422 if form.errors else 200)
