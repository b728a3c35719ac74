"""Plan, edit and cancel meetings."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.text import NotPosted
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.meetings import actions, policy
from guildhall.meetings.forms import CancelForm, ChangeForm, FindTimeForm, PlanForm
from guildhall.meetings.models import Meeting, MeetingKind
from guildhall.meetings.run_sheets import KITS
from guildhall.meetings.views.finding import meeting_at, to_meeting
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem

SAVED = _("Saved. If the time or place has changed, we'll tell everyone who is going or might go.")
SERIES_SAVED = _(
    "Saved. If a time or place has changed, we'll tell everyone who is going or might go."
)


@login_required
@in_room("meetings")
def plan_meeting(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """One meeting or a series. `?kit=` fills in a title and an agenda, `?kind=` a kind."""
    require(policy.may_plan_meeting(seat))
    kit = KITS.get(request.GET.get("kit", ""))
    form = PlanForm(
        request.POST or None,
        community=seat.community,
        may_repeat=bool(policy.may_plan_series(seat)),
        initial={
            "host": request.user,
            **({"title": kit.title, "minutes": kit.minutes} if kit else {}),
            **_kind_asked_for(request),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _plan(request, seat, form, [str(line) for line in kit.agenda] if kit else [])
        except NotPosted as problem:
            form.add_error(None, str(problem))
    context = {
        "form": form,
        "names": names_of(members_here(seat.community)),
        "zone": seat.community.time_zone,
        "room": "meetings",
        "kit": kit,
    }
    return render(
        request,
        "meetings/plan_meeting.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


def _kind_asked_for(request: HttpRequest) -> dict[str, str]:
    kind = request.GET.get("kind", "")
    return {"kind": kind} if kind in MeetingKind.values else {}


def _plan(
    request: AuthenticatedRequest, seat: Seat, form: PlanForm, agenda: list[str]
) -> HttpResponse:
    says: dict[str, Any] = form.says("kind", "where", "about", "seats", "minutes")
    if rule := form.cleaned_data.get("series_rule"):
        made = actions.start_series(
            seat.community,
            by=request.user,
            name=form.cleaned_data["title"],
            rule=rule,
            starts_on=form.cleaned_data["day"],
            starts_at=form.cleaned_data["at"],
            **says,
        )
        first = made.meetings.order_by("starts_at").first()
        if first and form.cleaned_data["host"]:
            actions.ask_to_host(first, person=form.cleaned_data["host"], by=request.user)
        say(request, _("Scheduled. It's now in everyone's calendar."))
        return redirect("series", seat.community.slug, made.pk)
    meeting = actions.plan_meeting(
        seat.community,
        by=request.user,
        title=form.cleaned_data["title"],
        starts_at=form.starts_at,
        agenda=agenda,
        host=form.cleaned_data["host"],
        **says,
    )
    say(request, _("Scheduled. Everyone here will be told once."))
    return to_meeting(seat, meeting)


@login_required
@in_room("meetings")
def find_time(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Ask everyone which of several times suit them."""
    require(policy.may_plan_meeting(seat))
    form = FindTimeForm(request.POST or None, zone=ZoneInfo(seat.community.time_zone))
    if request.method == "POST" and form.is_valid():
        try:
            meeting = actions.plan_meeting(
                seat.community,
                by=request.user,
                title=form.cleaned_data["title"],
                starts_at=None,
                host=request.user,
                options=form.options,
                kind=form.cleaned_data["kind"],
                where=form.cleaned_data["where"],
                about=form.cleaned_data["about"],
            )
        except NotPosted as problem:
            form.add_error(None, str(problem))
        else:
            say(request, _("Everyone here will be asked which of these times suit them."))
            return to_meeting(seat, meeting)
    context = {"form": form, "zone": seat.community.time_zone, "room": "meetings"}
    return render(
        request,
        "meetings/find_time.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


@login_required
@in_room("meetings")
def change_meeting(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Edit one meeting; of a series also all later or all upcoming ones."""
    meeting = meeting_at(seat, entry_id)
    require(policy.may_change_meeting(seat, meeting))
    may_change_series = bool(meeting.series and policy.may_change_series(seat, meeting.series))
    form = ChangeForm(
        request.POST or None,
        meeting=meeting,
        may_change_series=may_change_series,
        initial=_as_it_is(meeting),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _change(request, seat, meeting, form)
        except (actions.CannotChange, actions.Clash, actions.NeverMeets) as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "meeting": meeting, "zone": meeting.zone, "room": "meetings"}
    return render(
        request,
        "meetings/change_meeting.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


def _change(
    request: AuthenticatedRequest, seat: Seat, meeting: Meeting, form: ChangeForm
) -> HttpResponse:
    cleaned = form.cleaned_data
    if cleaned.get("which", ChangeForm.THIS) == ChangeForm.THIS or meeting.series is None:
        actions.change_meeting(
            meeting,
            by=request.user,
            title=cleaned["title"],
            starts_at=form.starts_at,
            **form.says("minutes", "kind", "where", "about", "seats"),
        )
        say(request, SAVED)
        return to_meeting(seat, meeting)
    changes = {
        "name": cleaned["title"],
        "starts_at": cleaned["at"],
        **form.says("minutes", "kind", "where", "about", "seats"),
    }
    if cleaned["series_rule"]:
        changes["rule"] = cleaned["series_rule"]
    since = meeting.occurs_on if cleaned["which"] == ChangeForm.FOLLOWING else None
    after = actions.change_series(meeting.series, by=request.user, since=since, **changes)
    say(request, SERIES_SAVED)
    return redirect("series", seat.community.slug, after.pk)


def _as_it_is(meeting: Meeting) -> dict[str, Any]:
    local = meeting.local_start
    return {
        "title": meeting.entry.title,
        "kind": meeting.kind,
        "day": local.date() if local else None,
        "at": local.time() if local else None,
        "minutes": meeting.minutes,
        "where": meeting.where,
        "about": meeting.about,
        "seats": meeting.seats,
    }


@login_required
@in_room("meetings")
def cancel_meeting(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    meeting = meeting_at(seat, entry_id)
    require(policy.may_change_meeting(seat, meeting))
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_meeting(meeting, by=request.user, note=form.cleaned_data["note"])
        except actions.CannotChange as problem:
            say_problem(request, problem)
        else:
            say(request, _("Cancelled. We'll tell everyone who was going or might go."))
        return to_meeting(seat, meeting)
    return render(
        request,
        "meetings/cancel_meeting.html",
        {"form": form, "meeting": meeting, "room": "meetings"},
    )
