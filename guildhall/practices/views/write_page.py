"""The page on which a tip or practice is written or edited."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from guildhall.commons.actions import NotGrown, WrittenMeanwhile
from guildhall.commons.forms import ShowsBoth
from guildhall.commons.models import Entry
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.seats import Seat
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions
from guildhall.practices.events import ROOM
from guildhall.practices.forms import WayForm, label_names
from guildhall.practices.models import Label
from guildhall.practices.way_parts import PARTS


def write_page(
    request: AuthenticatedRequest,
    seat: Seat,
    form: WayForm,
    act: Callable[[dict[str, str]], Entry],
    receipt: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The form, until it is right; then one act, and its page."""
    first = PARTS[form.kind][0].name
    try:
        posted = take_entry(
            request,
            seat,
            form,
            act=lambda text: act({**form.parts(), first: text}),
            says=receipt,
            field=first,
            refused=(NotGrown,),
            edits=context.get("entry"),
        )
    except WrittenMeanwhile as problem:
        if not isinstance(form, ShowsBoth):
            raise
        posted = None
        form.show_both(problem)
    if posted:
        return posted
    given = {"source": None, "credit": None, "names": (), "entry": None, "first": None, **context}
    context = {**given, "form": form, "room": ROOM, "labels": label_names(seat.community)}
    return render(request, "practices/write.html", context, status=422 if form.errors else 200)


def typed_label(request: AuthenticatedRequest, seat: Seat, form: WayForm) -> Label | None:
    """The label that the form names: the one that is there, or a new one."""
    name = form.cleaned_data.get("label_name", "").strip()
    return actions.make_label(seat.community, by=request.user, name=name) if name else None
