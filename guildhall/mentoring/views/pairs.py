"""A pair: its page, goals and meetings."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.kit.verdict import require
from guildhall.mentoring import actions, policy
from guildhall.mentoring.calendars import file_of
from guildhall.mentoring.forms import GoalForm, SittingForm
from guildhall.mentoring.queries import pairs_of
from guildhall.mentoring.queries.own import as_read_by
from guildhall.mentoring.views.finding import (
    found_goal,
    found_pair,
    found_sitting,
    pair_page,
    to_pair,
)
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb


@never_cache
@login_required
def your_mentoring(request: AuthenticatedRequest) -> HttpResponse:
    """All of one's pairs, wherever they were."""
    pairs = as_read_by(request.user, pairs_of(request.user))
    return render(request, "mentoring/your_mentoring.html", {"pairs": pairs})


@never_cache
@login_required
def pair(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    return pair_page(request, found_pair(request.user, pair_id))


@login_required
@require_POST
def add_goal(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    found = found_pair(request.user, pair_id)
    require(policy.may_go_on(request.user, found))
    form = GoalForm(request.POST)
    if not form.is_valid():
        return pair_page(request, found, wrong={"goal_form": form})
    actions.add_goal(found, by=request.user, **form.cleaned_data)
    say(request, _("Added."))
    return to_pair(request.user, found)


@login_required
@require_POST
def set_sitting(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    found = found_pair(request.user, pair_id)
    require(policy.may_go_on(request.user, found))
    form = SittingForm(request.POST)
    if not form.is_valid():
        return pair_page(request, found, wrong={"sitting_form": form})
    actions.set_sitting(found, by=request.user, **form.cleaned_data)
    say(request, _("It's in your notebook. Take it along into your calendar."))
    return to_pair(request.user, found)


@never_cache
@login_required
def sitting_file(request: AuthenticatedRequest, pair_id: int, sitting_id: int) -> HttpResponse:
    """One meeting, for the calendar of whoever opens it."""
    sitting = found_sitting(request.user, pair_id, sitting_id)
    content = file_of(sitting, request.user)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mentoring.ics"'
    return response


reach_goal = hall_verb(
    find=found_goal, may=policy.may_reach_goal, act=actions.reach_goal, back=to_pair
)
drop_sitting = hall_verb(
    find=found_sitting,
    may=policy.may_drop_sitting,
    act=actions.drop_sitting,
    says=_("That meeting is off."),
    back=to_pair,
)
