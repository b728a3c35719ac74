"""Report a text; the page of what needs a steward; the log that members read."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.models import Entry, Reply
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.communities.policy import may_see_members
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.kit.verdict import require
from guildhall.moderation import actions, policy, queries
from guildhall.moderation.forms import AnswerForm, CareForm, FlagForm, ReasonForm
from guildhall.moderation.models import Appeal, Case
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.saying import say, say_problem

LOG = ListPage(
    template="moderation/moderation_log.html",
    title=_("Moderation log"),
    text=_("Each measure, with its date and norm. The people concerned stay private."),
    nothing=Nothing(
        _("No moderation yet"),
        _("If a steward ever has to step in, you'll see here what was done."),
    ),
)


@login_required
@in_community
def flag_entry(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    return _flag(request, seat, entry, entry)


@login_required
@in_community
def flag_reply(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    return _flag(request, seat, reply, reply.entry)


def _flag(
    request: AuthenticatedRequest, seat: Seat, target: Entry | Reply, entry: Entry
) -> HttpResponse:
    require(policy.may_flag(seat, target))
    form = FlagForm(request.POST or None, norms=queries.norms_of(seat.community))
    if request.method == "POST" and form.is_valid():
        actions.flag(target, by=request.user, norm=form.chosen_norm, why=form.cleaned_data["why"])
        say(
            request, _("The stewards have your report. We'll tell you when they have looked at it.")
        )
        return back_to(entry, seat, target if isinstance(target, Reply) else None)
    return render(request, "moderation/flag.html", {"form": form, "target": target, "entry": entry})


@login_required
@in_community
def queue(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_moderate(seat))
    care = queries.care_of(seat.community)
    context = {
        "cases": queries.open_cases(seat.community)[:50],
        "appeals": _decidable(request, seat),
        "answer": AnswerForm(auto_id=False),
        "care": CareForm(initial={"holds_first_links": care.holds_first_links}),
        "room": "settings",
    }
    return render(request, "moderation/queue.html", context)


def _decidable(request: AuthenticatedRequest, seat: Seat) -> list[tuple[Appeal, bool]]:
    return [
        (appeal, bool(policy.may_decide_appeal(request.user, appeal, is_steward=seat.is_steward)))
        for appeal in queries.open_appeals(seat.community)[:50]
    ]


@login_required
@require_POST
@in_community
def close_case(request: AuthenticatedRequest, seat: Seat, case_id: int) -> HttpResponse:
    """Leave a reported text as it is."""
    require(policy.may_moderate(seat))
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.close_case(
            _case(seat, case_id),
            by=request.user,
            answer=form.cleaned_data["answer"],
        )
        say(request, _("Closed. The people who reported it are told that you have looked."))
    else:
        say_problem(request, _("Please add a few words about why you left it as it is."))
    return redirect("queue", seat.community.slug)


@login_required
@in_community
def hide_case(request: AuthenticatedRequest, seat: Seat, case_id: int) -> HttpResponse:
    """Hide a reported text, or do not publish a held one."""
    require(policy.may_moderate(seat))
    case = _case(seat, case_id)
    form = ReasonForm(request.POST or None, norms=queries.norms_of(seat.community))
    if request.method == "POST" and form.is_valid():
        actions.hide(
            case.target,
            by=request.user,
            reason=form.cleaned_data["reason"],
            norm_text=form.norm_text,
            case=case,
        )
        say(request, _("Hidden. Its author can read why and appeal to another steward."))
        return redirect("queue", seat.community.slug)
    return render(
        request,
        "moderation/hide_case.html",
        {"form": form, "case": case, "room": "settings"},
    )


@login_required
@require_POST
@in_community
def set_care(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_moderate(seat))
    form = CareForm(request.POST)
    if form.is_valid():
        actions.set_care(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Saved."))
    return redirect("queue", seat.community.slug)


@login_required
@in_community
def moderation_log(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """For members: what was done, when and by which norm; nothing about people."""
    require(may_see_members(seat))
    page = page_for(request, queries.measures_of(seat.community), by="at", size=30)
    return list_page(request, LOG, page)


def _case(seat: Seat, case_id: int) -> Case:
    cases = Case.objects.open().filter(community=seat.community)
    cases = cases.select_related("entry__author", "entry__community")
    cases = cases.select_related("reply__author", "reply__entry__community")
    return get_object_or_404(cases, pk=case_id)


case_verb = partial(
    community_verb,
    find=_case,
    may_here=policy.may_moderate,
    back=to_page("queue"),
)
claim_case = case_verb(
    act=actions.claim_case,
    says=_("You're handling this one. The other stewards see that."),
)
publish_case = case_verb(
    act=actions.publish_case,
    says=_("Published."),
)
