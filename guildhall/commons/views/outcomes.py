"""Did you try it? And: I'll try this."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions, policy
from guildhall.commons.forms import OutcomeForm
from guildhall.commons.kinds import kinds
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.queries import unit_of
from guildhall.web.saying import say


@login_required
@in_community
def report_outcome(request: HttpRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """How an answer went."""
    reply = reply_at(seat, reply_id)
    return _outcome_page(request, seat, reply, reply.entry)


@login_required
@in_community
def report_outcome_of_entry(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """How an entry went that can be tried itself."""
    entry = _tryable(seat, entry_id)
    return _outcome_page(request, seat, entry, entry)


@login_required
@require_POST
@in_community
def withdraw_outcome(request: HttpRequest, seat: Seat, outcome_id: int) -> HttpResponse:
    outcome = get_object_or_404(Outcome.objects.filter(person=request.user), pk=outcome_id)
    target = reply_at(seat, outcome.reply_id) if outcome.reply_id else entry_at(seat, outcome.entry_id or 0)
    actions.withdraw_outcome(outcome, by=request.user)
    say(request, _("Your report is taken back."))
    return _back(target, seat)


@login_required
@require_POST
@in_community
def begin_trial(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = _tryable(seat, entry_id)
    require(policy.may_try(seat, entry))
    actions.begin_trial(entry, by=request.user)
    say(request, _("Good luck. In two weeks you are asked, once, whether it worked."))
    return back_to(entry, seat)


@login_required
@require_POST
@in_community
def give_up_trial(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = _tryable(seat, entry_id)
    actions.give_up_trial(entry, by=request.user)
    say(request, _("You will not be asked."))
    return back_to(entry, seat)


def _outcome_page(request: HttpRequest, seat: Seat, target: Entry | Reply, entry: Entry) -> HttpResponse:
    require(policy.may_report_outcome(seat, target))
    unit = unit_of(request.user)
    initial = {
        "unit_name": unit.name if unit else "",
        "result": request.GET.get("result", ""),
        "context": request.GET.get("context", "")[:160],
    }
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.report_outcome(target, by=request.user, **form.cleaned_data)
        say(request, _("Thank you. That helps the next one who tries it."))
        return _back(target, seat)
    mine = Outcome.objects.filter(
        **({"reply": target} if isinstance(target, Reply) else {"entry": target}), person=request.user, replaced_at=None
    )
    context = {
        "form": form,
        "target": target,
        "entry": entry,
        "mine": mine,
        "anchor": f"#r{target.pk}" if isinstance(target, Reply) else "",
    }
    return render(request, "commons/report_outcome.html", context)


def _tryable(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the kind is nothing that one tries."""
    entry = entry_at(seat, entry_id)
    if not kinds[entry.kind].takes_outcomes:
        raise Http404
    return entry


def _back(target: Entry | Reply, seat: Seat) -> HttpResponse:
    return back_to(target.entry, seat, target) if isinstance(target, Reply) else back_to(target, seat)
