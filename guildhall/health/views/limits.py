"""What is left out: a person in networks, a figure in a community, days that don't count."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.health import actions, policy, queries
from guildhall.health.forms import QuietPeriodForm, SwitchOffForm
from guildhall.health.formulas import formulas
from guildhall.health.models import QuietPeriod
from guildhall.health.words import INDICATORS, SIGNS
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say

LEFT_OUT = _("From the next update on, no figure on who knows whom includes you. Nobody is told.")
NOT_QUIET = _(
    "Choose at least five days, from tomorrow on, without overlaps; ten weeks a year at most."
)


@login_required
@in_community
def measured(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """What is measured, how, and what is never measured: one page for everyone."""
    return _measured(request, seat, SwitchOffForm(), QuietPeriodForm())


@login_required
@require_POST
@in_community
def leave_me_out(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Of figures about who exchanges with whom; or be included again."""
    require(policy.may_see_health(seat))
    if "again" in request.POST:
        actions.count_me_in(seat.community, by=request.user)
        say(request, _("You're included again from the next update on."))
    else:
        actions.leave_me_out(seat.community, by=request.user)
        say(request, LEFT_OUT)
    return redirect("measured", seat.community.slug)


@login_required
@require_POST
@in_community
def switch_off(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_limit(seat))
    form = SwitchOffForm(request.POST)
    if not form.is_valid():
        return _measured(request, seat, form, QuietPeriodForm())
    actions.switch_off(seat.community, by=request.user, **form.cleaned_data)
    say(request, _("The figure is off. Members see that, and why."))
    return redirect("measured", seat.community.slug)


@login_required
@require_POST
@in_community
def add_quiet_period(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_limit(seat))
    form = QuietPeriodForm(request.POST)
    if form.is_valid():
        try:
            actions.add_quiet_period(seat.community, by=request.user, **form.cleaned_data)
        except actions.NotQuiet:
            form.add_error(None, NOT_QUIET)
        else:
            say(request, _("Quiet weeks added. They are left out of the figures."))
            return redirect("measured", seat.community.slug)
    return _measured(request, seat, SwitchOffForm(), form)


def _figure_at(seat: Seat, indicator: str) -> tuple[Community, str]:
    if indicator.upper() not in INDICATORS:
        raise Http404
    return seat.community, indicator.upper()


switch_on = community_verb(
    find=_figure_at,
    may_here=policy.may_limit,
    act=lambda figure, by: actions.switch_on(figure[0], indicator=figure[1], by=by),
    says=_("The figure is on again."),
    back=to_page("measured"),
)
take_back_quiet_period = community_verb(
    find=lambda seat, period_id: get_object_or_404(
        QuietPeriod.objects.to_come(),
        community=seat.community,
        pk=period_id,
    ),
    may_here=policy.may_limit,
    act=lambda period, by: actions.take_back_quiet_period(period),
    says=_("Quiet weeks removed."),
    back=to_page("measured"),
)


def _measured(
    request: HttpRequest,
    seat: Seat,
    switch: SwitchOffForm,
    quiet: QuietPeriodForm,
) -> HttpResponse:
    require(policy.may_see_health(seat))
    right, asked = queries.how_often_right(seat.community)
    off = {one.indicator: one for one in seat.community.switched_off.select_related("by")}
    figures = [(*_figure(name), off.get(name)) for name in INDICATORS]
    context = {
        "signs": SIGNS.values(),
        "figures": figures,
        "right": right,
        "asked": asked,
        "room": "health",
        "off": [(one, INDICATORS[name].name) for name, one in off.items()],
        "is_left_out": queries.is_left_out(seat),
        "quiet": seat.community.quiet_periods.all(),
        "looks": queries.looks_of(seat.community),
        "may_limit": bool(policy.may_limit(seat)),
        "switch": switch,
        "quiet_form": quiet,
    }
    return render(
        request,
        "health/measured.html",
        context,
        status=422 if switch.errors or quiet.errors else 200,
    )


def _figure(name: str) -> tuple[str, str, str]:
    """An indicator's letter and number, its name, and its formula."""
    return name, INDICATORS[name].name, formulas().get(name, "")
