"""Pages for and about sponsors."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, of_seat
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.reports import actions, policy, queries
from guildhall.reports.forms import RemarkForm, SponsorPageForm
from guildhall.reports.models import SponsorPage, ToldStory
from guildhall.web.saying import say, say_problem


@login_required
@in_community
def sponsor_pages(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_see_sponsor_pages(seat))
    pages = list(queries.pages_at(seat).select_related("written_by")[:60])
    context = {
        "pages": pages,
        "may_write": bool(policy.may_write_sponsor_page(seat)),
        "room": "settings" if seat.is_steward else "",
    }
    return render(request, "reports/sponsor_pages.html", context)


@login_required
@in_community
def write_sponsor_page(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_write_sponsor_page(seat))
    begun = queries.beginning_of(seat.community)
    initial = {"purpose": begun.purpose, "needs": begun.needs, "stories": begun.story_ids}
    form = SponsorPageForm(request.POST or None, community=seat.community, initial=initial)
    if request.method == "POST" and form.is_valid():
        page = actions.write_sponsor_page(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Draft saved. Only stewards see it until you show it to the members."))
        return redirect(page)
    context = {
        "form": form,
        "room": "settings",
        "has_stories": queries.stories_to_choose(seat.community).exists(),
    }
    return render(
        request,
        "reports/write_sponsor_page.html",
        context,
        status=422 if form.errors else 200,
    )


@login_required
@in_community
def sponsor_page(request: AuthenticatedRequest, seat: Seat, page_id: int) -> HttpResponse:
    return _page(request, seat, _page_at(seat, page_id), RemarkForm())


@login_required
@require_POST
@in_community
def discard_sponsor_page(request: AuthenticatedRequest, seat: Seat, page_id: int) -> HttpResponse:
    page = _page_at(seat, page_id)
    require(policy.may_write_sponsor_page(seat))
    try:
        actions.discard_sponsor_page(page)
    except (actions.AlreadySent, actions.HasRemarks):
        say_problem(
            request,
            _(
                "The page is kept, because it was sent or members commented on it. "
                "You can write a new one."
            ),
        )
        return redirect(page)
    say(request, _("Draft discarded."))
    return redirect("sponsor_pages", seat.community.slug)


@login_required
@require_POST
@in_community
def remark_on_sponsor_page(request: AuthenticatedRequest, seat: Seat, page_id: int) -> HttpResponse:
    page = _page_at(seat, page_id)
    require(policy.may_remark(seat, page))
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, page, form)
    actions.remark(page, by=request.user, text=form.cleaned_data["text"])
    say(request, _("Comment sent. The stewards are told about it."))
    return redirect(page)


def _page_at(seat: Seat, page_id: int) -> SponsorPage:
    page = get_object_or_404(queries.pages_at(seat).select_related("written_by"), pk=page_id)
    page.community = seat.community
    return page


def _to_sponsor_page(_seat: Seat, page: SponsorPage) -> HttpResponse:
    return redirect(page)


def _page(request: HttpRequest, seat: Seat, page: SponsorPage, form: RemarkForm) -> HttpResponse:
    context = {
        "page": page,
        "counts": queries.counts_of(page),
        "stories": queries.stories_on(page),
        "form": form,
        "remarks": list(page.remarks.select_related("person")) if not page.is_sent else [],
        "may_write": bool(policy.may_write_sponsor_page(seat)),
        "may_remark": bool(policy.may_remark(seat, page)),
        "may_send": policy.may_send_sponsor_page(seat, page),
        "room": "settings" if seat.is_steward else "",
    }
    return render(request, "reports/sponsor_page.html", context, status=422 if form.errors else 200)


def _story_on(seat: Seat, page_id: int, story_id: int) -> ToldStory:
    page = _page_at(seat, page_id)
    return get_object_or_404(page.stories, pk=story_id)


def _may_take_off(seat: Seat, story: ToldStory) -> Verdict:
    return policy.may_take_story_off(seat, story.page, story)


def _to_page_of(_seat: Seat, story: ToldStory) -> HttpResponse:
    return redirect(story.page)


show_sponsor_page = community_verb(
    find=_page_at,
    may=of_seat(policy.may_write_sponsor_page),
    act=actions.show_sponsor_page,
    says=_("Members can see it now. You can send it in a week."),
    back=_to_sponsor_page,
)
send_sponsor_page = community_verb(
    find=_page_at,
    may=policy.may_send_sponsor_page,
    act=actions.send_sponsor_page,
    says=_("Sent. Sponsors and members can read it, and it no longer changes."),
    back=_to_sponsor_page,
)
take_story_off = community_verb(
    find=_story_on,
    may=_may_take_off,
    act=lambda story, by: actions.take_story_off(story),
    says=_("Your story is off this page. It's still in Stories."),
    back=_to_page_of,
)
