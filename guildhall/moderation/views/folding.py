"""Merge a community into another, split topics off, and undo either."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_change_community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.kit.verdict import require
from guildhall.moderation import actions
from guildhall.moderation.forms.folding import FoldForm, SplitOffForm
from guildhall.moderation.models import Folding
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_community
def fold_community(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Into one that the same person stewards as well, so that both sides want it."""
    require(may_change_community(seat))
    form = FoldForm(request.POST or None, community=seat.community, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.fold_community(seat.community, by=request.user, **form.cleaned_data)
        except actions.NotFolded as problem:
            form.add_error("into", str(problem))
        else:
            say(
                request,
                _("Started. Everything moves within minutes; you can undo it for thirty days."),
            )
            return redirect("foldings", seat.community.slug)
    return render(
        request,
        "moderation/fold_community.html",
        {"form": form, "room": "settings"},
        status=422 if form.errors else 200,
    )


@login_required
@in_community
def split_community(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_change_community(seat))
    form = SplitOffForm(request.POST or None, community=seat.community)
    if request.method == "POST" and form.is_valid():
        made = actions.split_community(seat.community, by=request.user, **form.cleaned_data)
        say(
            request,
            _("%(name)s has started with all members. Its posts follow within minutes."),
            name=made.target.name,
        )
        return redirect("foldings", seat.community.slug)
    return render(
        request,
        "moderation/split_community.html",
        {"form": form, "room": "settings"},
        status=422 if form.errors else 200,
    )


@login_required
@in_community
def foldings(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Merges and splits, and how far each is."""
    require(may_change_community(seat))
    made = Folding.objects.filter(source=seat.community).select_related("target", "by")
    return render(
        request,
        "moderation/foldings.html",
        {"foldings": list(made.order_by("-at")[:20]), "room": "settings"},
    )


undo_folding = community_verb(
    find=lambda seat, folding_id: get_object_or_404(
        Folding,
        source=seat.community,
        pk=folding_id,
    ),
    may_here=may_change_community,
    act=actions.undo_folding,
    says=_("Undone. Everything will be back within minutes."),
    refusals=actions.NotFolded,
    back=to_page("foldings"),
)
