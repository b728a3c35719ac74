"""Who checks tips here, and how often again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM
from guildhall.practices.forms import RulesForm
from guildhall.practices.models import Rules
from guildhall.web.saying import say


@login_required
@in_room(ROOM)
def practice_rules(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Who checks, how many checks a tip needs, and how often it is checked again."""
    require(policy.may_set_rules(seat))
    rules = Rules.of(seat.community)
    initial = {
        name: getattr(rules, name)
        for name in ("checked_by_named", "needs_second", "look_again_months")
    }
    form = RulesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_rules(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Saved. These rules apply from now on."))
        return redirect("practice_rules", seat.community.slug)
    context = {"form": form, "checkers": queries.named_checkers(seat.community), "room": ROOM}
    return render(
        request, "practices/practice_rules.html", context, status=422 if form.errors else 200
    )
