"""The list of a room and the form for a new entry, where a room needs nothing of its own there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.commons.models import Entry
from guildhall.commons.policy import may_post
from guildhall.commons.queries import draft_fields
from guildhall.commons.tray import WithFiles
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, list_page, page_for

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

View = Callable[..., HttpResponse]


def newest_entries(
    kind: str, *, room: str, title: "StrPromise", nothing: Nothing, add: tuple[str, "StrPromise"]
) -> View:
    """The newest entries of a kind; `add` is the name and the label of the way to its form."""
    listing = ListPage("commons/newest.html", title=title, room=room, nothing=nothing)

    @in_room(room)
    def view(request: HttpRequest, seat: Seat) -> HttpResponse:
        rows = Entry.objects.at(seat).published().filter(kind=kind).for_list()
        page = page_for(request, rows, by="created_at")
        return list_page(request, listing, page, add=add if may_post(seat) else None)

    return view


def new_entry(
    kind: str,
    *,
    room: str,
    form: type[WithFiles],
    act: Callable[..., Entry],
    title: "StrPromise",
    says: "StrPromise",
) -> View:
    """The form for a new entry, which everyone who may post here can fill in.

    `act` gets the community, then `by` and the fields of the form by their names.
    """

    @login_required
    @in_room(room)
    def view(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
        require(may_post(seat))
        draft = draft_fields(seat.person, kind, str(seat.community.pk))
        sent = form(request.POST or None, request.FILES or None, initial=draft)

        def post(body: str) -> Entry:
            return act(seat.community, by=request.user, **{**sent.cleaned_data, "body": body})

        added = take_entry(request, seat, sent, act=post, says=says)
        if added:
            return added
        page = {"form": sent, "room": room, "title": title}
        return render(request, "commons/new_entry.html", page, status=422 if sent.errors else 200)

    return view
