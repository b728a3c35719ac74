"""The page of one entry, and replying on it: the views of every room."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guildhall.commons.file_notes import notes_below
from guildhall.commons.forms import ReplyForm
from guildhall.commons.kinds import path_of
from guildhall.commons.marks import marks_of
from guildhall.commons.models import Entry
from guildhall.commons.page.common_acts import acts_of_entry
from guildhall.commons.page.conversation import conversation_of
from guildhall.commons.page.declared import page_in, page_of, parts_of_room, title_of
from guildhall.commons.page.in_place import draw_parts
from guildhall.commons.page.parts import by_spot
from guildhall.commons.page.replying import keep_unsent, take_reply
from guildhall.commons.queries import draft_fields
from guildhall.commons.trail import trail_of
from guildhall.commons.tray import open_tray
from guildhall.commons.views.finding import led_on
from guildhall.communities.rooms import kinds, rooms
from guildhall.communities.seats import Seat, in_community, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.web.in_place import parts_asked

View = Callable[..., HttpResponse]


def entry_page(room: str) -> View:
    """The page of an entry of `room`; one that was merged, moved or asked before leads on."""

    @in_room(room)
    def view(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = entry_in(room, seat, entry_id)
        if entry is None or (entry.merged_into_id and not seat.is_steward):
            return led_on(reader_of(request), entry_id)
        other = page_of(entry).leads_to(entry)
        if other and "stay" not in request.GET and not parts_asked(request):
            return redirect(path_of(other, seat.community.slug))
        return draw_page(request, seat, entry)

    return view


def reply_to_entry(room: str) -> View:
    """What is sent from the box below an entry of `room`."""

    @login_required
    @require_POST
    @in_community
    def view(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = entry_in(room, seat, entry_id) if seat.has_room(room) else None
        verdict = page_of(entry).may_reply(seat, entry) if entry else None
        if not verdict:
            keep_unsent(request, f"entry {entry_id}")
        if entry is None or verdict is None:
            raise Http404
        require(verdict)
        return take_reply(
            request, seat, entry, page=lambda form: draw_page(request, seat, entry, reply=form)
        )

    return view


def entry_in(room: str, seat: Seat, entry_id: int) -> Entry | None:
    """The entry, as its room reads it; None where it is another room's or the seat can't see it."""
    entry = page_in(room).find(seat, entry_id)
    if entry is None or kinds[entry.kind].room != room:
        return None
    entry.community = seat.community
    return entry


def draw_page(
    request: HttpRequest,
    seat: Seat,
    entry: Entry,
    *,
    reply: ReplyForm | None = None,
    sent: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page; also with a `reply` or the forms of a part (`sent`) that need correcting.

    Where the browser asks for parts of it, only these; a page for the world is kept whole.
    """
    if seat.person and parts_asked(request) and reply is None:
        return draw_parts(request, seat, entry, sent=sent)
    kind, page = kinds[entry.kind], page_of(entry)
    marks, trail = marks_of(seat.person, entry), trail_of(entry, seat)
    verdict = page.may_reply(seat, entry)
    context = {
        "entry": entry,
        "file_notes": notes_below([entry], seat.person).get(entry.pk, ""),
        "page": page,
        "reply_url_name": page.reply_url_name or f"reply_to_{kind.url_name}",
        "home": rooms[kind.room],
        "room": kind.room,
        "title": title_of(entry),
        "marks": marks,
        "trail": trail,
        "acts": acts_of_entry(seat, entry, marks, trail),
        "parts": by_spot(parts_of_room(seat, entry, marks)),
        "conversation": conversation_of(entry, seat, marks, request.GET),
        "replies_heading": page.replies_heading(entry),
        "reply_fold": page.reply_fold(seat, entry),
        "may_reply": verdict,
        "form": reply or (_reply_form(request, seat, entry) if verdict else None),
        "sent": sent or {},
    }
    return render(request, "commons/page/entry.html", context, status=422 if reply or sent else 200)


def _reply_form(request: HttpRequest, seat: Seat, entry: Entry) -> ReplyForm:
    form = ReplyForm(initial=draft_fields(seat.person, "reply", entry.draft_target))
    open_tray(form, request, seat)
    return form
