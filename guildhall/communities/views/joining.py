"""Join, ask to join, come in by an invitation, leave."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from guildhall.communities import actions
from guildhall.communities.at_joining import answer_all, forms_at_joining
from guildhall.communities.forms.leaving import LeaveForm
from guildhall.communities.forms.start import JoinForm
from guildhall.communities.models import Community, Invitation
from guildhall.communities.policy import may_join
from guildhall.communities.seats import Seat, at_the_door, in_community
from guildhall.kit.verdict import require
from guildhall.people.actions import arrive, set_offers
from guildhall.people.forms.profile import OffersForm
from guildhall.people.forms.signup import ArrivalForm
from guildhall.people.models import Offer, Person
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.people.views.arrival import after_arrival, arrive_with, sign_in_new
from guildhall.web.saying import say, say_problem

A_DAY = dt.timedelta(days=1)


@login_required
@at_the_door
def join(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Purpose and norms on one screen, and the two questions, skippable."""
    require(may_join(seat))
    form = JoinForm(request.POST or None)
    offers = OffersForm(request.POST or None, person=request.user)
    more = forms_at_joining(request.POST or None)
    if request.method == "POST" and all(one.is_valid() for one in (form, offers, *more.values())):
        for kind in Offer.Kind:
            _add_offers(request, offers, kind)
        answer_all(more, by=request.user, community=seat.community)
        if seat.community.joining == Community.Joining.OPEN:
            actions.join(seat.community, person=request.user)
            say(request, _("You're in. Welcome."))
        else:
            actions.request_to_join(
                seat.community,
                person=request.user,
                answer=form.cleaned_data["answer"],
            )
            say(request, _("The stewards have your request to join."))
        return redirect(seat.community.get_absolute_url())
    context = {
        "form": form,
        "offers": offers,
        "more": more.values(),
        "norms": seat.community.norms.all(),
    }
    return render(request, "communities/join.html", context)


def _add_offers(request: AuthenticatedRequest, offers: OffersForm, kind: str) -> None:
    """What was typed is added; leaving a question empty takes nothing away."""
    if any(offers.texts(kind)):
        set_offers(request.user, kind, offers.texts(kind))


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """From a link to a member: with a name and a passkey or password; signed in, with one click."""
    link = Invitation.objects.by_token(token)
    if link is None or not link.is_open:
        return render(request, "people/invitation_spent.html", status=410)
    who = reader_of(request) or ArrivalForm(request.POST or None, initial={"name": link.name})
    if request.method == "POST" and (isinstance(who, Person) or who.is_valid()):
        try:
            return _come_in(request, link, who)
        except actions.NotJoinable:
            return render(request, "people/invitation_spent.html", status=410)
    context = {
        "invitation": link,
        "community": link.community,
        "norms": link.community.norms.all(),
        "form": None if isinstance(who, Person) else who,
    }
    return render(request, "communities/invitation.html", context)


def _come_in(request: HttpRequest, link: Invitation, who: Person | ArrivalForm) -> HttpResponse:
    if isinstance(who, Person):
        actions.join_by_invitation(link, person=who)
        return redirect("welcome", link.community.slug)
    with transaction.atomic():
        person = arrive_with(who, arrive)
        actions.join_by_invitation(link, person=person)
    sign_in_new(request, person)
    return after_arrival(who, reverse("welcome", args=[link.community.slug]))


@login_required
@in_community
def welcome(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """The questions after someone joined by an invitation. They can be skipped."""
    offers = OffersForm(request.POST or None, person=request.user)
    more = forms_at_joining(request.POST or None)
    if request.method == "POST" and all(one.is_valid() for one in (offers, *more.values())):
        for kind in Offer.Kind:
            _add_offers(request, offers, kind)
        answer_all(more, by=request.user, community=seat.community)
        return redirect(seat.community.get_absolute_url())
    context = {
        "offers": offers,
        "more": more.values(),
        "is_new": timezone.now() - request.user.created_at < A_DAY,
    }
    return render(request, "communities/welcome.html", context)


@login_required
@at_the_door
def leave_community(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.leave_community(seat.community, person=request.user, reason=reason)
        except actions.LastSteward as problem:
            say_problem(request, problem)
            return redirect("stewardship", seat.community.slug)
        say(request, _("You have left %(name)s. What you wrote stays."), name=seat.community.name)
        return redirect("/")
    status = 422 if form.errors else 200
    return render(request, "communities/leave_community.html", {"form": form}, status=status)
