"""A page with one form about a decision: who may, the form, the act, and the way back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise

from guildhall.commons.models import Entry
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.decisions.actions import DecisionRefused
from guildhall.decisions.events import ROOM
from guildhall.decisions.views.finding import seen_decision
from guildhall.kit.verdict import Verdict, require
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@dataclass(frozen=True, slots=True)
class Page:
    """`form_of` makes the form from what was sent, or None; `act` does it with the valid form."""

    may: Callable[[Seat, Entry], Verdict]
    form_of: Callable[[QueryDict | None, Seat, Entry], forms.Form]
    act: Callable[[Entry, Person, Any], object]
    back: Callable[[Seat, Entry], HttpResponse]
    title: Promise
    button: Promise
    says: Promise
    text: str | Promise = ""
    names_people: bool = False
    reads: Callable[[Entry], Iterable[str]] | None = None  # sentences to have in view meanwhile


def form_view(page: Page) -> Callable[..., HttpResponse]:
    """What the action refuses is said beside the first field."""

    @login_required
    @in_room(ROOM)
    def view(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = seen_decision(seat, entry_id)
        require(page.may(seat, entry))
        form = page.form_of(request.POST if request.method == "POST" else None, seat, entry)
        if request.method == "POST" and form.is_valid():
            try:
                page.act(entry, request.user, form)
            except DecisionRefused as problem:
                form.add_error(next(iter(form.fields)), str(problem))
            else:
                say(request, page.says)
                return page.back(seat, entry)
        people = members_here(seat.community) if page.names_people else None
        context = {
            "form": form,
            "entry": entry,
            "page": page,
            "beside": page.reads(entry) if page.reads else (),
            "names": names_of(people) if people is not None else [],
            "room": ROOM,
        }
        template = "decisions/form_page.html"
        return render(request, template, context, status=422 if form.errors else 200)

    return view
