"""What an owner sees of communities: name, stewards and size; and looking in, with a reason."""

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from guildhall.communities import actions, queries
from guildhall.communities.forms.start import LookInForm
from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.policy import may_look_in
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
def house_communities(request: AuthenticatedRequest) -> HttpResponse:
    require(may_look_in(request.user))
    stewards = RolePeriod.objects.stewards().select_related("person")
    communities = queries.known_to_owner().prefetch_related(
        Prefetch("role_periods", stewards, to_attr="current_stewards"),
    )
    return render(request, "communities/house_communities.html", {"communities": communities[:500]})


@login_required
def look_in(request: AuthenticatedRequest, community_slug: str) -> HttpResponse:
    require(may_look_in(request.user))
    community = get_object_or_404(Community, slug=community_slug)
    form = LookInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.look_in(community, by=request.user, reason=form.cleaned_data["reason"])
        say(request, _("You can read here for an hour. The stewards see that you did, and why."))
        return redirect(community.get_absolute_url())
    return render(request, "communities/look_in.html", {"form": form, "community": community})
