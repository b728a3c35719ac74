"""The stage of a community: what stewards have set, what points to it, and how it ends well."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities import actions
from guildhall.communities.evidence import read_evidence
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.forms.stage import CloseForm, StageForm
from guildhall.communities.models import Stage, StagePeriod
from guildhall.communities.policy import may_change_community, may_reopen_community
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.stages import offers_in, suggest_stage
from guildhall.communities.verbs import community_verb, this_community, to_overview
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_community
def stage(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Members see the stage; stewards see what points to which stage, and set it."""
    stages = StagePeriod.objects.filter(community=seat.community).select_related("declared_by")
    periods = list(stages[:30])
    current = periods[0] if periods and periods[0].until is None else None
    form = StageForm(
        request.POST or None,
        initial={"stage": current.stage, "note": current.note} if current else {},
    )
    if request.method == "POST":
        require(may_change_community(seat))
        if form.is_valid():
            actions.declare_stage(seat.community, by=request.user, **form.cleaned_data)
            say(request, _("Stage saved, with your name and the date."))
            return redirect("stage", seat.community.slug)
    is_steward = bool(may_change_community(seat))
    suggestion = suggest_stage(read_evidence(seat.community)) if is_steward else None
    declared = Stage(current.stage) if current else None
    stage_now = declared or (suggestion.stage if suggestion else None)
    context = {
        "current": current,
        "earlier": periods[1:] if current else periods,
        "form": form,
        "suggestion": suggestion,
        "offers": offers_in(stage_now) if stage_now and suggestion else [],
        "room": "settings" if suggestion else "overview",
    }
    return render(request, "communities/stage.html", context, status=422 if form.errors else 200)


@login_required
@in_community
def close_community(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Close it well: a readable archive with a contact person."""
    require(may_change_community(seat))
    form = CloseForm(
        request.POST or None,
        community=seat.community,
        initial={"keeper": request.user},
    )
    if request.method == "POST" and form.is_valid():
        actions.close_community(seat.community, by=request.user, **form.cleaned_data)
        say(
            request,
            _(
                "The community is closed. Everyone can still read it, "
                "and you can reopen it within thirty days."
            ),
        )
        return redirect(seat.community.get_absolute_url())
    context = {"form": form, "names": names_of(members_here(seat.community)), "room": "settings"}
    return render(
        request,
        "communities/close_community.html",
        context,
        status=422 if form.errors else 200,
    )


reopen_community = community_verb(
    find=this_community,
    may_here=may_reopen_community,
    act=actions.reopen_community,
    says=_("The community is open again."),
    back=to_overview,
)
