"""What a community pledged to know in a year, and what came of it."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.charters import actions, policy, queries
from guildhall.charters.forms import PledgeAnswerForm, PledgeForm
from guildhall.charters.models import Pledge
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@in_community
def pledge(request: HttpRequest, seat: Seat) -> HttpResponse:
    return pledge_page(request, seat)


def pledge_page(
    request: HttpRequest, seat: Seat, *, answer_to: Pledge | None = None, **forms: Form
) -> HttpResponse:
    """The one that waits, and the earlier ones; with a form that has errors if there is one."""
    pledges = queries.pledges_of(seat.community)
    current = next((one for one in pledges if not one.is_answered), None)
    if answer_to is None and current and policy.may_answer_pledge(seat, current):
        answer_to = current
    may_write = bool(policy.may_write_pledge(seat))
    context = {
        "current": current,
        "earlier": [one for one in pledges if one.is_answered],
        "may_undo": may_write,
        "shows_form": may_write and (current is None or "form" in forms),
        "answer_to": answer_to,
        "form": PledgeForm(),
        "answer": PledgeAnswerForm(),
        "room": "charter",
        **forms,
    }
    return render(request, "charters/pledge.html", context, status=422 if forms else 200)


@login_required
@require_POST
@in_community
def write_pledge(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_write_pledge(seat))
    form = PledgeForm(request.POST)
    if not form.is_valid():
        return pledge_page(request, seat, form=form)
    text = form.cleaned_data["text"]
    try:
        written = actions.write_pledge(seat.community, by=request.user, text=text)
    except actions.PledgeRefused as problem:
        form.add_error("text", str(problem))
        return pledge_page(request, seat, form=form)
    day = date_format(written.asks_on, "j F Y")
    say(request, _("It's on the charter's page. On %(day)s we ask what came of it."), day=day)
    return redirect("pledge", seat.community.slug)


@login_required
@require_POST
@in_community
def answer_pledge(request: AuthenticatedRequest, seat: Seat, pledge_id: int) -> HttpResponse:
    pledge = _pledge_at(seat, pledge_id)
    require(policy.may_answer_pledge(seat, pledge))
    form = PledgeAnswerForm(request.POST)
    if not form.is_valid():
        return pledge_page(request, seat, answer=form, answer_to=pledge)
    try:
        actions.answer_pledge(pledge, by=request.user, **form.cleaned_data)
    except actions.PledgeRefused as problem:
        form.add_error("came_of_it", str(problem))
        return pledge_page(request, seat, answer=form, answer_to=pledge)
    say(request, _("Saved for everyone to read. You can write the next one now."))
    return redirect("pledge", seat.community.slug)


def _pledge_at(seat: Seat, pledge_id: int) -> Pledge:
    pledges = Pledge.objects.that_hold().filter(community=seat.community)
    return get_object_or_404(pledges.select_related("community"), pk=pledge_id)


take_back_pledge = community_verb(
    find=_pledge_at,
    may_here=policy.may_write_pledge,
    act=actions.take_back_pledge,
    says=_("The pledge is taken back. Nobody will be asked about it."),
    refusals=actions.PledgeRefused,
    back=to_page("pledge"),
)
take_back_pledge_answer = community_verb(
    find=_pledge_at,
    may_here=policy.may_write_pledge,
    act=actions.take_back_pledge_answer,
    says=_("Taken back. Say again what came of it when you're ready."),
    refusals=actions.PledgeRefused,
    back=to_page("pledge"),
)
