"""A question that is offered to you: answer, pass, or put it off; and asking someone by name."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.views.finding import back_to
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.people.forms.capacity import RestForm
from guildhall.people.requests import AuthenticatedRequest
from guildhall.questions import actions, policy, queries
from guildhall.questions.events import ROOM
from guildhall.questions.forms import AskByNameForm
from guildhall.questions.models import Turn
from guildhall.questions.views.finding import seen_question
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import to_hall_page, verb


def _own_turn(seat: Seat, entry_id: int) -> Turn:
    """That of the reader, also where it is over. Raises Http404: nobody finds anybody else's."""
    seen_question(seat, entry_id)
    turns = queries.turns_of(seat.someone)
    return get_object_or_404(turns, question=entry_id, community=seat.community)


pass_turn = verb(
    door=in_room(ROOM),
    find=_own_turn,
    may=whoever_finds_it,
    act=actions.pass_turn,
    says=_("Passed. Nobody sees that."),
    back=to_hall_page("/"),
)


@login_required
@require_POST
@in_room(ROOM)
def put_off(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    turn = _own_turn(seat, entry_id)
    form = RestForm(request.POST, person=request.user)
    if not form.is_valid():
        say_problem(request, _("Choose a day within a year."))
        return back_to(seen_question(seat, entry_id), seat, part="turn")
    day = form.cleaned_data["not_until"]
    if day is None:
        actions.pass_turn(turn, by=request.user)
        say(request, _("Passed. Nobody sees that."))
    else:
        actions.put_off(turn, by=request.user, until=day)
        says = _("Passed. We won't ask you before then. You can change that under “Being asked”.")
        say(request, says)
    return redirect("/")


@login_required
@in_room(ROOM)
def ask_by_name(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What is said afterwards is the same whether they can be asked or not."""
    entry = seen_question(seat, entry_id)
    require(policy.may_ask_by_name(seat, entry))
    people = members_here(seat.community).exclude(pk=request.user.pk)
    form = AskByNameForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_by_name(entry, person=form.cleaned_data["person"], by=request.user)
        except actions.AskedEnough as problem:
            form.add_error("person", str(problem))
        else:
            says = _("If %(name)s can be asked now, they are asked first. Others follow.")
            say(request, says, name=form.cleaned_data["person"].name)
            return back_to(entry, seat)
    context = {"form": form, "entry": entry, "names": names_of(people), "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "questions/ask_by_name.html", context, status=status)
