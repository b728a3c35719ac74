"""Agree, abstain, object, answer; from its page or from the list."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.decisions import actions, policy
from guildhall.decisions.events import ROOM
from guildhall.decisions.views.finding import (
    back_from,
    path_back,
    seen_decision,
    seen_objection,
    to_asked,
)
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.rounds.forms import AnswerForm, ReasonForm
from guildhall.rounds.models import Objection
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import verb

REFUSED = (actions.DecisionRefused, actions.RoundIsOver)


def _voice(
    *, may: Callable[[Seat, Entry], Verdict], act: Callable[..., None], says: Promise
) -> Callable[..., HttpResponse]:
    """A button that leads back to where it was pressed: the page, or the row of the list."""

    @login_required
    @require_POST
    @in_room(ROOM)
    def view(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = seen_decision(seat, entry_id)
        require(may(seat, entry))
        try:
            act(entry, by=request.user)
        except REFUSED as problem:
            say_problem(request, problem)
        else:
            say(request, says)
        return back_from(request, seat, entry)

    return view


agree_to_proposal = _voice(
    may=policy.may_agree_to_proposal,
    act=actions.agree_to_proposal,
    says=_("Fine with you: your yes is counted."),
)
abstain_from_proposal = _voice(
    may=policy.may_abstain_from_proposal,
    act=actions.abstain_from_proposal,
    says=_("You leave it to the others."),
)
take_back_voice = _voice(
    may=policy.may_take_back_voice,
    act=actions.take_back_voice,
    says=_("Taken back. You can still answer until the last day."),
)


@login_required
@in_room(ROOM)
def object_to_proposal(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """An objection has a reason, and gets an answer."""
    entry = seen_decision(seat, entry_id)
    require(policy.may_object_to_proposal(seat, entry))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.object_to_proposal(entry, by=request.user, reason=form.cleaned_data["reason"])
        except REFUSED as problem:
            form.add_error("reason", str(problem))
        else:
            says = _("Objection sent. Nothing is decided until it has an answer.")
            say(request, says)
            return back_from(request, seat, entry)
    back = path_back(request, seat, entry)
    context = {"form": form, "entry": entry, "back": back, "room": ROOM}
    template = "decisions/object_to_proposal.html"
    return render(request, template, context, status=422 if form.errors else 200)


@login_required
@in_room(ROOM)
def answer_objector(request: AuthenticatedRequest, seat: Seat, objection_id: int) -> HttpResponse:
    objection = seen_objection(seat, objection_id)
    require(policy.may_answer_objector(seat, objection))
    entry = actions.entry_of(objection)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_objector(objection, by=request.user, answer=form.cleaned_data["answer"])
        except REFUSED as problem:
            form.add_error("answer", str(problem))
        else:
            says = _("Answer sent. %(name)s gets a notice.")
            say(request, says, name=objection.person.name)
            return to_asked(seat, entry)
    context = {"form": form, "entry": entry, "objection": objection, "room": ROOM}
    template = "decisions/answer_objector.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _back_to_entry(seat: Seat, objection: Objection) -> HttpResponse:
    return to_asked(seat, actions.entry_of(objection))


_objection_verb = partial(
    verb, door=in_room(ROOM), find=seen_objection, back=_back_to_entry, refusals=REFUSED
)
take_back_objection = _objection_verb(
    may=policy.may_take_back_objection,
    act=actions.take_back_objection,
    says=_("Your objection is taken back."),
)
