"""The quarterly survey: starting it, answering it on the page or from the mail, reading results."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, this_community, to_page
from guildhall.kit.verdict import require
from guildhall.notifications.regular_mail import want_mail, want_no_mail, wants_mail
from guildhall.people.requests import AuthenticatedRequest
from guildhall.pulse import actions, policy, queries, results
from guildhall.pulse.forms import PulseForm
from guildhall.pulse.house import help
from guildhall.pulse.keys import IsOver
from guildhall.pulse.letters import PULSE, read_answer_token
from guildhall.pulse.models import OPEN_FOR, Wave
from guildhall.web.saying import say


@login_required
@in_community
def pulse(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """The survey that is open, and the results of earlier ones."""
    require(policy.may_see_pulse(seat))
    wave = queries.open_wave(seat.community)
    answers = queries.own_answers(wave, request.user) if wave else {}
    form = PulseForm(wave=wave, initial=answers) if wave else None
    return _page(request, seat, wave, form, has_answered=bool(answers))


@login_required
@require_POST
@in_community
def answer_pulse(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_answer(seat))
    wave = get_object_or_404(Wave.objects.open(), community=seat.community)
    form = PulseForm(request.POST, wave=wave)
    if not form.is_valid():
        return _page(request, seat, wave, form, has_answered=False)
    actions.answer_pulse(wave, by=request.user, values=form.values)
    say(request, _("Thank you. You can change your answers until the survey closes."))
    return redirect("pulse", seat.community.slug)


@login_required
@require_POST
@in_community
def pulse_mail(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Turn the mails about surveys off or on."""
    require(policy.may_see_pulse(seat))
    if "stop" in request.POST:
        want_no_mail(PULSE, by=request.user, community=seat.community)
        say(request, _("You no longer get surveys by mail. You still get a notification."))
    else:
        want_mail(PULSE, by=request.user, community=seat.community)
        say(request, _("You get surveys by mail, once a quarter at most."))
    return redirect("pulse", seat.community.slug)


@never_cache
def pulse_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail, without signing in. Opening it saves nothing: scanners open links too."""
    person_and_wave = read_answer_token(token)
    if person_and_wave is None:
        raise Http404
    person, wave = person_and_wave
    if not wave.is_open:
        return render(request, "pulse/by_mail.html", {"wave": wave, "state": "over"})
    chosen = {name: request.GET[name] for name in wave.questions if name in request.GET}
    form = PulseForm(
        request.POST or None,
        wave=wave,
        initial={**queries.own_answers(wave, person), **chosen},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_pulse(wave, by=person, values=form.values)
        except IsOver:
            return render(request, "pulse/by_mail.html", {"wave": wave, "state": "over"})
        return render(request, "pulse/by_mail.html", {"wave": wave, "state": "kept"})
    return render(
        request,
        "pulse/by_mail.html",
        {"wave": wave, "form": form, "state": "open"},
        status=422 if form.errors else 200,
    )


def _page(
    request: AuthenticatedRequest,
    seat: Seat,
    wave: Wave | None,
    form: PulseForm | None,
    *,
    has_answered: bool,
) -> HttpResponse:
    context = {
        "wave": wave,
        "form": form,
        "has_answered": has_answered,
        "results": results.results_at(seat),
        "room": "health",
        "may_open": policy.may_open_pulse(seat) if wave is None else None,
        "may_open_yearly": policy.may_open_yearly_pulse(seat) if wave is None else None,
        "may_answer": policy.may_answer(seat),
        "has_mail": wants_mail(PULSE, person=request.user, community=seat.community),
        "is_too_small": queries.is_too_small_to_ask(seat.community),
        "help_path": help.address,
    }
    return render(request, "pulse/pulse.html", context, status=422 if form and form.errors else 200)


def _last_day(_community: Community) -> dict[str, str]:
    return {"date": date_format(timezone.localdate() + OPEN_FOR, "j F")}


_opening = partial(
    community_verb,
    find=this_community,
    says=_("The survey is open. Members are told now and can answer until %(date)s."),
    words=_last_day,
    refusals=(actions.TooFew, actions.TooSoon),
    back=to_page("pulse"),
)
open_pulse = _opening(may_here=policy.may_open_pulse, act=actions.open_pulse)
open_yearly_pulse = _opening(may_here=policy.may_open_yearly_pulse, act=actions.open_yearly_pulse)
