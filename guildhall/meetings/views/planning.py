"""Plan, edit and cancel meetings."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.laying_out import PARAMETER as LAYOUT
from guildhall.commons.laying_out import layout_asked
from guildhall.commons.models import Entry
from guildhall.commons.text import NotPosted
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.meetings import actions, policy
from guildhall.meetings.forms import CancelForm, ChangeForm, FindTimeForm, PlanForm
from guildhall.meetings.layout import laid_out, of_kit
from guildhall.meetings.models import Meeting, MeetingKind
from guildhall.meetings.queries import ProposedTime, proposed_times
from guildhall.meetings.run_sheets import KITS, Kit
from guildhall.meetings.views.finding import meeting_at, to_meeting
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem

FAIR = "fair"  # the button of a fairer time
SHORTEST, USUAL, LONGEST = 5, 60, 24 * 60  # minutes
SAVED = _("Saved. If the time or place has changed, we'll tell everyone who is going or might go.")
SERIES_SAVED = _(
    "Saved. If a time or place has changed, we'll tell everyone who is going or might go."
)


@login_required
@in_room("meetings")
def plan_meeting(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """One meeting or a series. `?kit=` or `?layout=` lays it out, `?kind=` gives it a kind."""
    require(policy.may_plan_meeting(seat))
    kit = KITS.get(request.GET.get("kit", ""))
    layout = layout_asked(seat, request.GET.get(LAYOUT, ""))
    taken = taken_time(request)
    form = PlanForm(
        None if taken else _sent(request, kit),
        community=seat.community,
        may_repeat=bool(policy.may_plan_series(seat)),
        initial={
            "host": request.user,
            **(laid_out(layout) if layout else of_kit(kit) if kit else {}),
            **_kind_asked_for(request),
            **taken,
        },
    )
    if form.is_bound and form.is_valid():
        try:
            return _plan(request, seat, form, layout.source if layout else None)
        except NotPosted as problem:
            form.add_error(None, str(problem))
    context = {
        "form": form,
        "names": names_of(members_here(seat.community)),
        "zone": seat.community.time_zone,
        "room": "meetings",
        "kit": kit,
        "layout": layout,
        "proposed": proposed_times(seat.community, minutes=_minutes_of(form)),
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/plan_meeting.html", context, status=status)


def taken_time(request: HttpRequest) -> dict[str, Any]:
    """Where a fairer time was taken, what was typed, with its day and hour; else nothing."""
    try:
        moment = dt.datetime.fromisoformat(request.POST.get(FAIR, ""))
    except ValueError:
        return {}
    typed = {name: value for name, value in request.POST.items() if name != FAIR}
    return {**typed, "day": moment.date(), "at": moment.time()}


def _minutes_of(form: forms.Form) -> int:
    typed = str(form["minutes"].value() or "")
    is_length = typed.isascii() and typed.isdecimal() and len(typed) < 5
    return min(max(int(typed), SHORTEST), LONGEST) if is_length else USUAL


def _sent(request: HttpRequest, kit: Kit | None) -> QueryDict | None:
    """What was sent; where the form that sent it has no agenda, with that of the kit."""
    if not request.POST:
        return None
    if kit is None or "agenda" in request.POST:
        return request.POST
    sent = request.POST.copy()
    sent["agenda"] = of_kit(kit)["agenda"]
    return sent


def _kind_asked_for(request: HttpRequest) -> dict[str, str]:
    kind = request.GET.get("kind", "")
    return {"kind": kind} if kind in MeetingKind.values else {}


def _plan(
    request: AuthenticatedRequest, seat: Seat, form: PlanForm, source: Entry | None
) -> HttpResponse:
    says: dict[str, Any] = {
        **form.says("kind", "where", "about", "seats", "minutes", "agenda"),
        "grew_from": source,
    }
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
    taken = taken_time(request)
    form = ChangeForm(
        None if taken else request.POST or None,
        meeting=meeting,
        may_change_series=may_change_series,
        initial={**_as_it_is(meeting), **taken},
    )
    if form.is_bound and form.is_valid():
        try:
            return _change(request, seat, meeting, form)
        except (actions.CannotChange, actions.Clash, actions.NeverMeets) as problem:
            form.add_error(None, str(problem))
    context = {
        "form": form,
        "meeting": meeting,
        "zone": meeting.zone,
        "room": "meetings",
        "proposed": _proposed_for(seat, meeting),
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/change_meeting.html", context, status=status)


def _proposed_for(seat: Seat, meeting: Meeting) -> list[ProposedTime]:
    """On its own day, while it has one and hasn't begun."""
    if meeting.local_start is None or meeting.has_begun:
        return []
    return proposed_times(
        seat.community,
        series=meeting.series,
        day=meeting.local_start.date(),
        minutes=meeting.minutes,
        zone=ZoneInfo(meeting.zone),
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
