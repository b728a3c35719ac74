"""Who looks after a community: offer it, take it on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.communities import actions
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.forms.stage import OfferForm
from guildhall.communities.models import StewardOffer, StewardSearch
from guildhall.communities.policy import may_change_community, may_take_stewardship
from guildhall.communities.seats import Seat, at_the_door
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@at_the_door
def stewardship(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """An offer to the reader, a search for a steward, and for stewards the form to ask someone."""
    is_steward = bool(may_change_community(seat))
    form = OfferForm(request.POST or None, community=seat.community) if is_steward else None
    if request.method == "POST":
        require(may_change_community(seat))
        if form and form.is_valid():
            to = form.cleaned_data["to"]
            actions.offer_stewardship(seat.community, to=to, by=request.user)
            say(request, _("%(name)s has been asked."), name=to.name)
            return redirect("stewardship", seat.community.slug)
    search = StewardSearch.objects.open().filter(community=seat.community).first()
    offers = StewardOffer.objects.filter(community=seat.community, answered_at=None)
    offers = offers.select_related("to", "by")
    context = {
        "form": form,
        "names": names_of(members_here(seat.community)) if is_steward else [],
        "search": search,
        "room": "people",
        "may_take": bool(search and may_take_stewardship(seat, search)),
        "mine": offers.filter(to=request.user).first(),
        "open": list(offers) if is_steward else [],
    }
    return render(
        request,
        "communities/stewardship.html",
        context,
        status=422 if form and form.errors else 200,
    )


@login_required
@require_POST
@at_the_door
def answer_stewardship(request: AuthenticatedRequest, seat: Seat, answer: str) -> HttpResponse:
    offer = get_object_or_404(
        StewardOffer,
        community=seat.community,
        to=request.user,
        answered_at=None,
    )
    if answer == "accept" and seat.is_member:
        actions.accept_stewardship(offer, by=request.user)
        say(request, _("You are now a steward of %(name)s. Thank you."), name=seat.community.name)
    else:
        actions.decline_stewardship(offer, by=request.user)
        say(request, _("You have said no. Someone else can be asked."))
    return redirect(seat.community.get_absolute_url())


@login_required
@require_POST
@at_the_door
def take_stewardship(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    search = get_object_or_404(StewardSearch.objects.open(), community=seat.community)
    require(may_take_stewardship(seat, search))
    if actions.take_stewardship(seat.community, by=request.user):
        say(request, _("You are now a steward of %(name)s. Thank you."), name=seat.community.name)
    return redirect(seat.community.get_absolute_url())
