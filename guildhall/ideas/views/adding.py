"""Put an idea in, and see ideas like it while typing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.queries import draft_fields
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions, policy, queries
from guildhall.ideas.events import IDEA, ROOM
from guildhall.ideas.forms import IdeaForm
from guildhall.kit.verdict import require
from guildhall.kit.words import without_controls
from guildhall.people.requests import AuthenticatedRequest


@login_required
@in_room(ROOM)
def add_idea(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_add_idea(seat))
    form = new_form(request, seat)
    added = take_entry(
        request,
        seat,
        form,
        act=lambda body: actions.add_idea(
            seat.community,
            by=request.user,
            title=form.cleaned_data["title"],
            body=form.text(body),
            topics=form.cleaned_data["topics"],
        ),
        says=_("Your idea is here. Others can join it now."),
    )
    if added:
        return added
    context = {"form": form, "room": ROOM}
    return render(request, "ideas/add_idea.html", context, status=422 if form.errors else 200)


def new_form(request: HttpRequest, seat: Seat) -> IdeaForm:
    """With what was typed before, or the title in the address."""
    initial: dict[str, Any] = draft_fields(seat.person, IDEA, str(seat.community.pk))
    if title := without_controls(request.GET.get("title", ""))[:200]:
        initial["title"] = title
    return IdeaForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )


@in_room(ROOM)
def similar_ideas(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Ideas like the one that is being typed: joining one is as easy as adding one."""
    entries = queries.similar(seat, request.GET.get("title", "")[:200])
    context = {
        "entries": entries,
        "seat": seat,
        "can_join": [one.pk for one in entries if policy.may_join_idea(seat, one)],
    }
    return render(request, "ideas/_similar.html", context)
