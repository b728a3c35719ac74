"""Did you try it?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions, policy
from guildhall.commons.forms import OutcomeForm
from guildhall.commons.models import Outcome
from guildhall.commons.views.finding import back_to, reply_at
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.queries import unit_of


@login_required
@in_community
def report_outcome(request: HttpRequest, seat: Seat, reply_id: int) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    require(policy.may_report_outcome(seat, reply))
    unit = unit_of(request.user)
    form = OutcomeForm(request.POST or None, initial={"unit_name": unit.name if unit else ""})
    if request.method == "POST" and form.is_valid():
        actions.report_outcome(reply, by=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. That helps the next one who tries it."))
        return back_to(reply.entry, seat, reply)
    mine = Outcome.objects.filter(reply=reply, person=request.user, replaced_at=None)
    return render(request, "commons/report_outcome.html", {"form": form, "reply": reply, "entry": reply.entry, "mine": mine})


@login_required
@require_POST
@in_community
def withdraw_outcome(request: HttpRequest, seat: Seat, outcome_id: int) -> HttpResponse:
    outcome = get_object_or_404(Outcome.objects.filter(person=request.user, reply__isnull=False), pk=outcome_id)
    reply = reply_at(seat, outcome.reply_id)
    actions.withdraw_outcome(outcome, by=request.user)
    messages.success(request, _("Your report is taken back."))
    return back_to(reply.entry, seat, reply)
