"""Who brings what: in a community, and in the whole hall."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from guildhall.communities.policy import may_see_members
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.models import Offer
from guildhall.people.requests import AuthenticatedRequest
from guildhall.skills.forms import FindSkillForm
from guildhall.skills.queries.finding import Shelf, shelf_of, sought, who_brings
from guildhall.skills.queries.naming import lists_in_use, lists_used
from guildhall.skills.words import BROUGHT


@login_required
@in_community
def what_people_bring(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """What people of a community can do and lend, by the alphabet; or who can do what was typed."""
    require(may_see_members(seat))
    finder = FindSkillForm(request.GET)
    text, kind = finder.wanted()
    context = {"finder": finder, "wanted": text, "room": "people"}
    if text:
        wanted = sought(text, kind=kind, reader=request.user, community=seat.community)
        found = who_brings(
            wanted,
            request.user,
            community=seat.community,
            is_member=seat.is_member,
            before=_before(request.GET),
        )
        context |= {"found": found, "lists_used": lists_used(wanted.text)}
    else:
        context["shelves"] = _shelves(request, seat, kind)
    return render(request, "skills/what_people_bring.html", context)


@login_required
def find_skill(request: AuthenticatedRequest) -> HttpResponse:
    """Who in the whole hall can do what was typed."""
    finder = FindSkillForm(request.GET)
    text, kind = finder.wanted()
    context = {"finder": finder, "wanted": text, "lists": [] if text else lists_in_use()}
    if text:
        wanted = sought(text, kind=kind, reader=request.user)
        context |= {
            "found": who_brings(wanted, request.user, before=_before(request.GET)),
            "lists_used": lists_used(wanted.text),
        }
    return render(request, "skills/find_skill.html", context)


def _shelves(request: AuthenticatedRequest, seat: Seat, kind: str) -> list[Shelf]:
    kinds = [one for one in BROUGHT if one == kind] or list(BROUGHT)
    if not seat.is_member:
        kinds = [one for one in kinds if one != Offer.Kind.LEND]
    after = request.GET.get("after", "")[:80] if kind else ""
    return [shelf_of(seat.community, request.user, one, after=after) for one in kinds]


def _before(asked: QueryDict) -> int | None:
    mark = asked.get("before", "")
    return int(mark) if mark.isdecimal() and len(mark) < 19 else None
