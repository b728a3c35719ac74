"""The room: methods with their filters, a page each, the card to print, and the six questions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.laying_out import starts_for
from guildhall.communities.seats import Seat, in_room
from guildhall.methods import policy, queries
from guildhall.methods.cards import METHODS, Method
from guildhall.methods.chooser import choose
from guildhall.methods.events import ROOM
from guildhall.methods.forms import ChooseForm, FilterForm
from guildhall.methods.lays_out import layout_of_method
from guildhall.methods.steps import length_in_words, minutes_of
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.panels import begins_in

HELD = ListPage(
    "methods/sessions.html",
    title=_("Sessions"),
    room=ROOM,
    nothing=Nothing(
        _("No session yet"), _("Choose a method and prepare one. It is kept here with its harvest.")
    ),
)


@in_room(ROOM)
def methods(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What is running or to come, the community's own run sheets, and the methods."""
    filters = FilterForm(request.GET or None)
    found = _filtered(filters) if filters.is_valid() else list(METHODS.values())
    context = {
        "room": ROOM,
        "filters": filters,
        "is_filtered": any(request.GET.get(name) for name in filters.fields),
        "methods": found,
        "to_come": queries.sessions_to_come(seat),
        "sheets": queries.run_sheets_of(seat),
        "may_prepare": policy.may_prepare_session(seat),
    }
    return render(request, "methods/methods.html", context)


@in_room(ROOM)
def method(request: HttpRequest, seat: Seat, method_slug: str) -> HttpResponse:
    shown = _method_called(method_slug)
    context = {
        "room": ROOM,
        "method": shown,
        "may_prepare": policy.may_prepare_session(seat),
        **_goes_on_in(shown, seat),
    }
    return render(request, "methods/method.html", context)


@in_room(ROOM)
def print_method(request: HttpRequest, seat: Seat, method_slug: str) -> HttpResponse:
    """The card alone, for paper."""
    shown = _method_called(method_slug)
    context = {"method": shown, "total": length_in_words(minutes_of(shown.steps))}
    return render(request, "methods/card.html", context)


@in_room(ROOM)
def choose_method(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Six questions in the address: the answer can be sent on as a link."""
    form = ChooseForm(request.GET or None)
    choice = choose(form.situation, METHODS.values()) if form.is_valid() else None
    context = {"room": ROOM, "form": form, "choice": choice}
    return render(request, "methods/choose_method.html", context)


@in_room(ROOM)
def sessions(request: HttpRequest, seat: Seat) -> HttpResponse:
    page = page_for(request, queries.sessions_held(seat), by="created_at")
    return list_page(request, HELD, page)


def _method_called(slug: str) -> Method:
    """Raises Http404."""
    if slug not in METHODS:
        raise Http404
    return METHODS[slug]


def _filtered(filters: FilterForm) -> list[Method]:
    asked = filters.cleaned_data
    people, minutes = asked["people"], asked["minutes"]
    return [
        one
        for one in METHODS.values()
        if (not asked["purpose"] or asked["purpose"] in one.purposes)
        and (not asked["power"] or asked["power"] in one.levels)
        and (people is None or one.fewest <= people <= one.most)
        and (minutes is None or one.minutes <= minutes)
    ]


def _goes_on_in(shown: Method, seat: Seat) -> dict[str, Any]:
    """What it starts here, laid out; in rooms without such a form, what can be begun there."""
    if not seat.takes_part:
        return {"started": [], "begins": []}
    layout = layout_of_method(seat, shown)
    forms = starts_for(seat, layout, rooms=shown.starts)
    others = set(shown.starts) - {one.room for one in forms}
    here = [room.slug for room in seat.open_rooms if room.slug in others]
    return {
        "started": [(one, one.path(seat, layout)) for one in forms],
        "begins": begins_in(here),
    }
