"""This week: what a steward can do, and the mail about it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.this_week import work_kinds
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.health import actions, policy
from guildhall.health.house import WEEK_HELP
from guildhall.health.week import MONDAY, suggestions_for, taught_by
from guildhall.kit.verdict import require
from guildhall.notifications.regular_mail import want_mail, want_no_mail
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_community
def week(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """At most three things to do."""
    require(policy.may_see_week(seat))
    taught = taught_by(seat)
    context = {
        "suggestions": [] if seat.community.is_closed else suggestions_for(seat, taught),
        "resting": taught.resting(),
        "room": "week",
        "wants_mail": taught.wants_mail,
        "just_away": _just_away(request),
        "help_path": WEEK_HELP.address,
    }
    return render(request, "health/week.html", context)


@login_required
@require_POST
@in_community
def say_not_useful(
    request: AuthenticatedRequest, seat: Seat, kind: str, target_id: int
) -> HttpResponse:
    require(policy.may_see_week(seat))
    if kind not in work_kinds():
        raise Http404
    if "again" in request.POST:
        actions.take_back_not_useful(
            by=request.user,
            community=seat.community,
            kind=kind,
            target_id=target_id,
        )
        say(request, _("It's back on the list."))
        return redirect("week", seat.community.slug)
    actions.say_not_useful(
        by=request.user,
        community=seat.community,
        kind=kind,
        target_id=target_id,
    )
    say(request, _("Hidden. Suggestions like it come last from now on."))
    page = reverse("week", args=[seat.community.slug])
    return redirect(f"{page}?away={kind}&target={target_id}")


@login_required
@require_POST
@in_community
def week_mail(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Turn the mail of Monday mornings off or on."""
    require(policy.may_see_week(seat))
    if "stop" in request.POST:
        want_no_mail(MONDAY, by=request.user, community=seat.community)
        say(request, _("You no longer get this by mail. You still find it on this page."))
    else:
        want_mail(MONDAY, by=request.user, community=seat.community)
        say(request, _("You get a mail on Mondays when there is something to do."))
    return redirect("week", seat.community.slug)


def _just_away(request: HttpRequest) -> tuple[str, int] | None:
    """What was hidden a moment ago, so that it can be brought back."""
    kind, target = request.GET.get("away", ""), request.GET.get("target", "")
    is_number = target.isascii() and target.isdigit() and len(target) < 19
    return (kind, int(target)) if kind in work_kinds() and is_number else None


def _kind_at(seat: Seat, kind: str) -> tuple[Community, str]:
    if kind not in work_kinds():
        raise Http404
    return seat.community, kind


show_kind_again = community_verb(
    find=_kind_at,
    may_here=policy.may_see_week,
    act=lambda kind, by: actions.show_kind_again(by=by, community=kind[0], kind=kind[1]),
    says=_("Suggestions like this are shown again."),
    back=to_page("week"),
)
