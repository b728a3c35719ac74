"""Where a reply is, where what is new begins, how far the reader has read and been."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from guildhall.commons import actions, unread
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Reply
from guildhall.commons.page.places import page_at
from guildhall.commons.page.reply_menus import OPENED, with_open_menu
from guildhall.commons.views.finding import entry_at
from guildhall.communities.seats import Seat, in_community
from guildhall.people.requests import AuthenticatedRequest, reader_of


def reply(request: HttpRequest, reply_id: int) -> HttpResponse:
    """The address that a reply keeps: it leads to the page of its conversation.

    With `?acts` its menu is open there, for browsers without script.
    """
    reader = reader_of(request)
    seen = Reply.objects.visible_to(reader).select_related("parent", "entry__community")
    found = seen.filter(pk=reply_id).first()
    if found is None:
        raise Http404
    page = page_at(found, reader=reader)
    return redirect(with_open_menu(page, reply_id) if OPENED in request.GET else page)


@in_community
def first_unread(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The first reply that is new for the reader; the last one where nothing is."""
    entry = entry_at(seat, entry_id)
    new = unread.first_unread(seat, entry)
    if new is None:
        return redirect(f"{path_of(entry, seat.community.slug)}?last#last")
    new.entry = entry
    return redirect(page_at(new, reader=seat.person))


@login_required
@require_POST
@in_community
def note_reading(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The open page says up to what moment its reader has seen the replies."""
    entry = entry_at(seat, entry_id)
    until = _moment_in(request)
    if until is None:
        return HttpResponseBadRequest()
    actions.note_reading(entry, by=request.user, until=until)
    return HttpResponse(status=204)


@login_required
@require_POST
@in_community
def note_visit(request: AuthenticatedRequest, seat: Seat, room: str) -> HttpResponse:
    """The open list of a room says of what moment it is."""
    if not seat.has_room(room):
        raise Http404
    until = _moment_in(request)
    if until is None:
        return HttpResponseBadRequest()
    actions.note_visit(seat.community, room=room, by=request.user, until=until)
    return HttpResponse(status=204)


def _moment_in(request: HttpRequest) -> dt.datetime | None:
    """What a page of ours says; None for anything else."""
    try:
        until = dt.datetime.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        return None
    return until if until.tzinfo else None
