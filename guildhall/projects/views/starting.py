"""Start a project: from nothing, from an outline of ours, or from another project."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.kit.words import without_controls
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions, policy
from guildhall.projects.events import PROJECT, ROOM
from guildhall.projects.forms import PlanForm, StartForm
from guildhall.projects.models import Project
from guildhall.projects.outline import Outline, outline_of
from guildhall.projects.outlines import OURS
from guildhall.projects.queries import project_at
from guildhall.projects.views.finding import may_do
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import to_part

STARTED = _("Your project is here. Others can say “I'm in” now.")


@login_required
@in_room(ROOM)
def start_project(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_start_project(seat))
    outline, copied_from, title = _begun_from(request, seat)
    form = _new_form(request, seat, title)
    started = take_entry(
        request,
        seat,
        form,
        act=lambda body: actions.start_project(
            seat.community,
            by=request.user,
            title=form.cleaned_data["title"],
            body=body,
            starts_at=form.cleaned_data["starts_at"],
            place=form.cleaned_data["place"],
            brings=form.brought(request.user.name),
            outline=outline,
            copied_from=copied_from,
        ),
        says=STARTED,
    )
    if started:
        return started
    context = {
        "form": form,
        "room": ROOM,
        "outline": outline,
        "copied_from": copied_from,
        "ours": OURS,
        "chosen": request.GET.get("like", ""),
    }
    status = 422 if form.errors else 200
    return render(request, "projects/start_project.html", context, status=status)


def _new_form(request: HttpRequest, seat: Seat, title: str) -> StartForm:
    """With what was typed before, or the title in the address."""
    initial: dict[str, Any] = draft_fields(seat.person, PROJECT, str(seat.community.pk))
    asked = without_controls(request.GET.get("title", ""))[:200] or title
    if asked and not initial.get("title"):
        initial["title"] = asked
    return StartForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )


def _begun_from(request: HttpRequest, seat: Seat) -> tuple[Outline | None, Project | None, str]:
    """What `?like=` names: an outline of ours, or the number of a project that the reader sees."""
    named = request.GET.get("like", "")
    if named in OURS:
        return OURS[named].make(), None, str(OURS[named].title)
    is_number = named.isdecimal() and len(named) < 16
    entry = project_at(seat, int(named)) if is_number else None
    if entry is not None and entry.is_published:
        return outline_of(entry.project), entry.project, entry.title
    return None, None, ""


def _as_planned(_request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    names = ("starts_at", "ends_at", "place", "result", "stops_if")
    initial = {name: getattr(entry.project, name) for name in names}
    return {"community": entry.community, "initial": initial}


# When, where, what people will see.
plan_project = project_form(
    may=may_do("plan_project"),
    form=PlanForm,
    opens=_as_planned,
    act=actions.plan_project,
    says=_("The plan is changed. Those who are in are told of another day or place."),
    title=_("When, where, and what for"),
    button=_("Save the plan"),
    back=to_part(""),
)
