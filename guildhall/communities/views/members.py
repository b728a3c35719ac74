"""People of a community: who is here, who asks to join, who does what."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities import actions, queries
from guildhall.communities.finding import members_like, with_phones
from guildhall.communities.forms.finding import FindMembersForm
from guildhall.communities.forms.start import RoleForm
from guildhall.communities.menus import items_for, member_menu
from guildhall.communities.models import JoinRequest, RolePeriod
from guildhall.communities.policy import may_change_community, may_invite, may_see_members
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.saying import say

MEMBERS = ListPage(
    template="communities/members.html",
    title=_("People"),
    room="people",
    nothing=Nothing(
        title=_("Nobody found"),
        text=_("Try fewer letters, or another word. You can also ask everyone here."),
    ),
)


@login_required
@in_community
def members(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_see_members(seat))
    finder = FindMembersForm(request.GET, is_member=seat.is_member)
    wanted = finder.wanted()
    page = page_for(request, members_like(seat, wanted), by="since", size=30)
    has_first = seat.is_steward and not wanted
    return list_page(
        request,
        MEMBERS,
        with_phones(seat, page),
        waiting=queries.waiting_requests(seat.community)[:20] if has_first else [],
        may_invite=bool(may_invite(seat)),
        finder=finder,
        wanted=wanted,
    )


@login_required
@in_community
def roles(request: AuthenticatedRequest, seat: Seat, person_id: int) -> HttpResponse:
    require(may_change_community(seat))
    member = get_object_or_404(queries.members_of(seat.community), person_id=person_id)
    form = RoleForm(request.POST or None, community=seat.community)
    if request.method == "POST" and form.is_valid():
        actions.give_role(
            seat.community,
            person=member.person,
            by=request.user,
            **form.cleaned_data,
        )
        say(request, _("Role given."))
        return redirect("roles", seat.community.slug, person_id)
    context = {
        "form": form,
        "member": member,
        "room": "people",
        "menu": items_for(seat, member_menu),
    }
    return render(request, "communities/roles.html", context)


def _request_at(seat: Seat, request_id: int) -> JoinRequest:
    return get_object_or_404(JoinRequest, community=seat.community, pk=request_id)


def _role_at(seat: Seat, period_id: int) -> RolePeriod:
    periods = RolePeriod.objects.select_related("community", "person")
    return get_object_or_404(periods, community=seat.community, pk=period_id)


admit = community_verb(
    find=_request_at,
    may_here=may_change_community,
    act=actions.admit,
    says=_("%(name)s is now a member."),
    words=lambda asked: {"name": asked.person.name},
    back=to_page("members"),
)
decline = community_verb(
    find=_request_at,
    may_here=may_change_community,
    act=actions.decline,
    says=_("Declined. They can ask again."),
    back=to_page("members"),
)
end_role = community_verb(
    find=_role_at,
    may_here=may_change_community,
    act=actions.end_role,
    says=_("The role has ended."),
    refusals=actions.LastSteward,
    back=lambda seat, period: redirect("roles", seat.community.slug, period.person_id),
)
