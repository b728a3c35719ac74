"""People of a community: who is here, who asks to join, who does what."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.communities import actions, queries
from guildhall.communities.forms.start import RoleForm
from guildhall.communities.menus import items_for, member_menu
from guildhall.communities.models import JoinRequest, Membership, RolePeriod
from guildhall.communities.policy import may_change_community, may_invite, may_see_members
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.paging import page_of
from guildhall.kit.verdict import require
from guildhall.kit.words import fold


@login_required
@in_community
def members(request: HttpRequest, seat: Seat) -> HttpResponse:
    require(may_see_members(seat))
    page = page_of(queries.members_of(seat.community), by="since", mark=request.GET.get("after", ""), size=30)
    waiting = queries.waiting_requests(seat.community)[:20] if seat.is_steward else []
    context = {
        "page": page,
        "waiting": waiting,
        "may_invite": bool(may_invite(seat)),
        "room": "people",
    }
    return render(request, "communities/members.html", context)


@login_required
@in_community
def names(request: HttpRequest, seat: Seat) -> JsonResponse:
    """People to mention, while a name is typed."""
    require(may_see_members(seat))
    typed = fold(request.GET.get("q", ""))[:40]
    found = Membership.objects.current().filter(community=seat.community, person__claimed_at__isnull=False)
    by_name = found.filter(person__username_key__startswith=typed) | found.filter(person__name__istartswith=typed)
    rows = by_name.select_related("person").order_by("person__name")[:6]
    people = [{"username": member.person.username, "name": member.person.name} for member in rows]
    return JsonResponse({"people": [*_groups(seat, typed), *people]})


def _groups(seat: Seat, typed: str) -> list[dict[str, str]]:
    """Those whom one word calls; everyone only by those who may."""
    called = {"stewards": _("those who look after this community")}
    if seat.is_steward:
        called["everyone"] = _("all members")
    return [{"username": word, "name": name} for word, name in called.items() if typed and word.startswith(typed)]


@login_required
@require_POST
@in_community
def admit(request: HttpRequest, seat: Seat, request_id: int) -> HttpResponse:
    require(may_change_community(seat))
    waiting = get_object_or_404(JoinRequest, community=seat.community, pk=request_id)
    actions.admit(waiting, by=request.user)
    messages.success(request, _("%(name)s is a member now.") % {"name": waiting.person.name})
    return redirect("members", seat.community.slug)


@login_required
@require_POST
@in_community
def decline(request: HttpRequest, seat: Seat, request_id: int) -> HttpResponse:
    require(may_change_community(seat))
    waiting = get_object_or_404(JoinRequest, community=seat.community, pk=request_id)
    actions.decline(waiting, by=request.user)
    messages.success(request, _("Declined. They may ask again."))
    return redirect("members", seat.community.slug)


@login_required
@in_community
def roles(request: HttpRequest, seat: Seat, person_id: int) -> HttpResponse:
    require(may_change_community(seat))
    member = get_object_or_404(queries.members_of(seat.community), person_id=person_id)
    form = RoleForm(request.POST or None, community=seat.community)
    if request.method == "POST" and form.is_valid():
        actions.give_role(seat.community, person=member.person, by=request.user, **form.cleaned_data)
        messages.success(request, _("Given."))
        return redirect("roles", seat.community.slug, person_id)
    context = {"form": form, "member": member, "room": "people", "menu": items_for(seat, member_menu)}
    return render(request, "communities/roles.html", context)


@login_required
@require_POST
@in_community
def end_role(request: HttpRequest, seat: Seat, period_id: int) -> HttpResponse:
    require(may_change_community(seat))
    period = get_object_or_404(RolePeriod.objects.select_related("community", "person"), community=seat.community, pk=period_id)
    try:
        actions.end_role(period, by=request.user)
    except actions.LastSteward as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The role has ended."))
    return redirect("roles", seat.community.slug, period.person_id)
