"""View a community as a member, a newcomer or the world; and end it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.communities.policy import may_change_community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.viewing import Viewing, Who, begin_viewing, viewing_of
from guildhall.communities.viewing import end_viewing as forget
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@require_POST
@in_community
def view_as(request: AuthenticatedRequest, seat: Seat, who: str) -> HttpResponse:
    require(may_change_community(seat))
    if who not in Who.values:
        raise Http404
    if who == Who.WORLD and not seat.community.is_open:
        say(request, _("The world can't see this community, so there is nothing to view."))
        return _to_choice(seat.community.slug)
    begin_viewing(request, Viewing(seat.community.slug, Who(who)))
    return redirect(seat.community.get_absolute_url())


@login_required
@require_POST
def end_viewing(request: AuthenticatedRequest) -> HttpResponse:
    """Back to oneself, and to where one chose as whom to view."""
    viewing = viewing_of(request)
    forget(request)
    return _to_choice(viewing.slug) if viewing else redirect("/")


def _to_choice(slug: str) -> HttpResponse:
    return redirect(f"{reverse('community_settings', args=[slug])}#view-as")
