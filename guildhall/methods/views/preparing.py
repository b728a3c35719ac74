"""Prepare a session from a method or a run sheet, change it, and add run sheets."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted, editable
from guildhall.commons.views.beginning import take_entry
from guildhall.commons.views.usual_pages import new_entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.methods import actions, policy
from guildhall.methods.cards import METHODS, Method
from guildhall.methods.events import ROOM, RUN_SHEET, SESSION
from guildhall.methods.forms import ChangeSessionForm, RunSheetForm, SessionForm, StepsForm
from guildhall.methods.queries import run_sheet_at
from guildhall.methods.steps import Step, as_lines, steps_of
from guildhall.methods.views.finding import to_run, to_session, visible_session
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say

add_run_sheet = new_entry(
    RUN_SHEET,
    room=ROOM,
    form=RunSheetForm,
    act=actions.add_run_sheet,
    title=_("Write a run sheet"),
    says=_("Your run sheet is here. Everyone can start a session with it."),
)


@login_required
@in_room(ROOM)
def prepare_session(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Laid out by `?method=` or by a run sheet of the community: `?sheet=`."""
    require(policy.may_prepare_session(seat))
    method = METHODS.get(request.GET.get("method", ""))
    sheet = _sheet_asked(seat, request.GET.get("sheet", ""))
    steps = _steps_of(method, sheet)
    initial: dict[str, Any] = {
        "steps": as_lines(steps),
        "title": sheet.title if sheet else "",
        **draft_fields(request.user, SESSION, str(seat.community.pk)),
    }
    form = SessionForm(request.POST or None, request.FILES or None, initial=initial)

    def prepare(body: str) -> Entry:
        return actions.prepare_session(
            seat.community,
            by=request.user,
            title=form.cleaned_data["title"],
            body=body,
            steps=steps_of(form.cleaned_data["steps"]),
            method=method,
            sheet=sheet,
        )

    says = _("Your session is prepared. Others can say that they're here.")
    prepared = take_entry(request, seat, form, act=prepare, says=says)
    if prepared:
        return prepared
    context = {"form": form, "room": ROOM, "method": method, "sheet": sheet}
    return render(
        request, "methods/prepare_session.html", context, status=422 if form.errors else 200
    )


@login_required
@in_room(ROOM)
def change_session(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    session = visible_session(seat, entry_id)
    require(policy.may("change_steps", seat, session))
    initial = {"title": session.entry.title, "about": session.about}
    form = ChangeSessionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_session(session, by=request.user, **form.cleaned_data)
        except (NotPosted, actions.SessionRefused) as problem:
            form.add_error("about", str(problem))
        else:
            say(request, _("Your change is saved."))
            return to_session(seat, session)
    return _change_page(request, seat, session, form, _("Edit the session"))


@login_required
@in_room(ROOM)
def change_steps(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    session = visible_session(seat, entry_id)
    require(policy.may("change_steps", seat, session))
    form = StepsForm(request.POST or None, initial={"steps": session.steps_text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_steps(session, by=request.user, steps_text=form.cleaned_data["steps"])
        except actions.SessionRefused as problem:
            form.add_error("steps", str(problem))
        else:
            say(request, _("The steps are changed, for everyone who looks."))
            return to_run(seat, session)
    return _change_page(request, seat, session, form, _("Change the steps"))


def _change_page(
    request: AuthenticatedRequest, seat: Seat, session: Any, form: Any, title: Any
) -> HttpResponse:
    context = {"form": form, "entry": session.entry, "title": title, "room": ROOM}
    return render(
        request, "methods/change_session.html", context, status=422 if form.errors else 200
    )


def _sheet_asked(seat: Seat, asked: str) -> Entry | None:
    """None where the address names none that the seat sees."""
    if not asked.isdecimal() or len(asked) > 18:
        return None
    return run_sheet_at(seat, int(asked))


def _steps_of(method: Method | None, sheet: Entry | None) -> tuple[Step, ...]:
    if sheet:
        return steps_of(editable(sheet))
    return method.steps if method else ()
