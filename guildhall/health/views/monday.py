"""What to do this week, and its mail."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.communities.seats import Seat, in_community
from guildhall.health import actions, policy
from guildhall.health.monday import KINDS, MONDAY, monday_of, taught_by
from guildhall.kit.verdict import require
from guildhall.notifications.regular_mail import want_mail, want_no_mail
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_community
def monday(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """What to do this week: at most three things."""
    require(policy.may_see_monday(seat))
    taught = taught_by(seat)
    context = {
        "suggestions": [] if seat.community.is_closed else monday_of(seat, taught),
        "resting": taught.resting(),
        "room": "monday",
        "has_mail": taught.wants_mail,
        "just_away": _just_away(request),
    }
    return render(request, "health/monday.html", context)


@login_required
@require_POST
@in_community
def say_not_useful(
    request: AuthenticatedRequest, seat: Seat, kind: str, target_id: int
) -> HttpResponse:
    require(policy.may_see_monday(seat))
    if kind not in KINDS:
        raise Http404
    if "again" in request.POST:
        actions.take_back_not_useful(
            by=request.user,
            community=seat.community,
            kind=kind,
            target_id=target_id,
        )
        say(request, _("It is back."))
        return redirect("monday", seat.community.slug)
    actions.say_not_useful(
        by=request.user,
        community=seat.community,
        kind=kind,
        target_id=target_id,
    )
    say(request, _("Put away. What is like it comes later from now on."))
    page = reverse("monday", args=[seat.community.slug])
    return redirect(f"{page}?away={kind}&target={target_id}")


@login_required
@require_POST
@in_community
def show_kind_again(request: AuthenticatedRequest, seat: Seat, kind: str) -> HttpResponse:
    require(policy.may_see_monday(seat))
    if kind not in KINDS:
        raise Http404
    actions.show_kind_again(by=request.user, community=seat.community, kind=kind)
    say(request, _("It is shown again when there is something of it."))
    return redirect("monday", seat.community.slug)


@login_required
@require_POST
@in_community
def monday_mail(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Have the mail of Mondays, or not."""
    require(policy.may_see_monday(seat))
    if "stop" in request.POST:
        want_no_mail(MONDAY, by=request.user, community=seat.community)
        say(request, _("No mail on Mondays any more. The page stays."))
    else:
        want_mail(MONDAY, by=request.user, community=seat.community)
        say(request, _("On Mondays you get a mail, when there is something to do."))
    return redirect("monday", seat.community.slug)


def _just_away(request: HttpRequest) -> tuple[str, int] | None:
    """What was put away a moment ago, so that it can be brought back."""
    kind, target = request.GET.get("away", ""), request.GET.get("target", "")
    is_number = target.isascii() and target.isdigit() and len(target) < 19
    return (kind, int(target)) if kind in KINDS and is_number else None
