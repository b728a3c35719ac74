"""The page with one field for a sentence that says why, or what came of it."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from guildhall.commons.models import Entry
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms import ReasonForm
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


class Asks(Protocol):
    """The words of such a page."""

    @property
    def title(self) -> Promise: ...
    @property
    def label(self) -> Promise: ...
    @property
    def hint(self) -> Promise: ...
    @property
    def button(self) -> Promise: ...
    @property
    def says(self) -> Promise: ...


def ask_reason(
    request: AuthenticatedRequest,
    entry: Entry,
    asks: Asks,
    *,
    act: Callable[[str], object],
    refused: type[Exception],
    back: Callable[[], HttpResponse],
    is_needed: bool,
    begins_with: str = "",
) -> HttpResponse:
    """Ask for the sentence, and act with it. What `act` refuses is said beside the field."""
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        label=asks.label,
        hint=asks.hint,
        is_needed=is_needed,
        initial={"reason": begins_with},
    )
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except refused as problem:
            form.add_error("reason", str(problem))
        else:
            say(request, asks.says)
            return back()
    context = {"form": form, "entry": entry, "change": asks, "room": ROOM}
    return render(request, "ideas/answer_idea.html", context, status=422 if form.errors else 200)
