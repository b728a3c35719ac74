"""Settings: what stewards set for their community."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.communities import actions
from guildhall.communities.forms.start import CommunityForm, RulesForm
from guildhall.communities.models import Community, OwnerVisit
from guildhall.communities.policy import may_change_community
from guildhall.communities.rooms import rooms
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say

NORM_STARTERS = [
    "There are no silly questions. The one you don't ask costs more.",
    "Say what you tried, and where. Answer as you would a colleague beside you.",
    "Look for faults in machines and processes, never in people.",
    "Say thanks, and say whether it worked.",
    "No customers' names, and no pictures of people who haven't agreed.",
]


@login_required
@in_community
def community_settings(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    form = CommunityForm(request.POST or None, instance=Community.objects.get(pk=seat.community.pk))
    if request.method == "POST" and form.is_valid():
        actions.change_community(form.instance, by=request.user, **form.cleaned_data)
        say(request, _("Settings saved."))
        return redirect("community_settings", seat.community.slug)
    visits = OwnerVisit.objects.filter(community=seat.community).select_related("person")
    visits = visits.order_by("-since")[:5]
    return render(
        request,
        "communities/community_settings.html",
        {"form": form, "visits": visits, "room": "settings"},
    )


@login_required
@in_community
def rules(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    norms = [norm.text for norm in seat.community.norms.all()]
    initial = {"norms": "\n".join(norms), "promise_hours": seat.community.promise_hours}
    form = RulesForm(request.POST or None, initial=initial, has_charter=seat.community.has_charter)
    if request.method == "POST" and form.is_valid():
        if "norms" in form.cleaned_data:
            actions.set_norms(seat.community, texts=form.norm_lines(), by=request.user)
        actions.promise_reply(
            seat.community,
            within_hours=form.cleaned_data["promise_hours"],
            by=request.user,
        )
        say(request, _("Norms and promise saved."))
        return redirect("rules", seat.community.slug)
    return render(
        request,
        "communities/rules.html",
        {"form": form, "starters": NORM_STARTERS, "room": "settings"},
    )


@login_required
@in_community
def room_settings(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    return render(request, "communities/room_settings.html", {"room": "settings"})


@login_required
@require_POST
@in_community
def open_room(request: AuthenticatedRequest, seat: Seat, room_slug: str) -> HttpResponse:
    require(may_change_community(seat))
    if room_slug not in rooms:
        raise Http404
    actions.open_room(seat.community, room=room_slug, by=request.user)
    say(request, _("%(room)s is open."), room=rooms[room_slug].name)
    return redirect("room_settings", seat.community.slug)


@login_required
@require_POST
@in_community
def shut_room(request: AuthenticatedRequest, seat: Seat, room_slug: str) -> HttpResponse:
    require(may_change_community(seat))
    if room_slug not in rooms:
        raise Http404
    actions.shut_room(seat.community, room=room_slug, by=request.user)
    say(request, _("%(room)s is closed. Nothing in it is lost."), room=rooms[room_slug].name)
    return redirect("room_settings", seat.community.slug)
