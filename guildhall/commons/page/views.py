"""The page of one entry, and replying on it: the views of every room."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons.forms import ReplyForm
from guildhall.commons.kinds import path_of
from guildhall.commons.marks import Marks, marks_of
from guildhall.commons.models import Entry
from guildhall.commons.page.common_acts import acts_of_entry
from guildhall.commons.page.conversation import conversation_of, drawn_reply
from guildhall.commons.page.declared import page_in, page_of, parts_of_room
from guildhall.commons.page.parts import by_spot
from guildhall.commons.page.replying import take_reply
from guildhall.commons.queries import draft_fields
from guildhall.commons.trail import trail_of
from guildhall.commons.views.finding import led_on
from guildhall.communities.rooms import Kind, kinds, rooms
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest, reader_of

ACTS = "acts"  # the id of the row of acts below an entry
View = Callable[..., HttpResponse]


def entry_page(room: str) -> View:
    """The page of an entry of `room`; one that was merged, moved or asked before leads on."""

    @in_room(room)
    def view(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = entry_in(room, seat, entry_id)
        if entry is None or (entry.merged_into_id and not seat.is_steward):
            return led_on(reader_of(request), entry_id)
        part = request.headers.get("HX-Target")
        if part and seat.person:  # a page for the world is kept whole
            return draw_part(request, seat, entry, part)
        other = page_of(entry).leads_to(entry)
        if other and "stay" not in request.GET:
            return redirect(path_of(other, seat.community.slug))
        return draw_page(request, seat, entry)

    return view


def reply_to_entry(room: str) -> View:
    """What is sent from the box below an entry of `room`."""

    @login_required
    @require_POST
    @in_room(room)
    def view(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = entry_in(room, seat, entry_id)
        if entry is None:
            raise Http404
        require(page_of(entry).may_reply(seat, entry))
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
    """The page; also with a `reply` or the forms of a part (`sent`) that need correcting."""
    kind, page = kinds[entry.kind], page_of(entry)
    marks, trail = marks_of(seat.person, entry), trail_of(entry, seat)
    verdict = page.may_reply(seat, entry)
    context = {
        "entry": entry,
        "page": page,
        "reply_url_name": page.reply_url_name or f"reply_to_{kind.url_name}",
        "home": rooms[kind.room],
        "room": kind.room,
        "title": _title(entry, kind),
        "marks": marks,
        "trail": trail,
        "acts": acts_of_entry(seat, entry, marks, trail),
        "parts": by_spot(parts_of_room(seat, entry, marks)),
        "conversation": conversation_of(entry, seat, marks, request.GET),
        "replies_heading": page.replies_heading(entry),
        "reply_fold": page.reply_fold(seat, entry),
        "may_reply": verdict,
        "form": reply or (_reply_form(seat, entry) if verdict else None),
        "sent": sent or {},
    }
    return render(request, "commons/page/entry.html", context, status=422 if reply or sent else 200)


def draw_part(request: HttpRequest, seat: Seat, entry: Entry, element_id: str) -> HttpResponse:
    """What an act has changed in place, by its id on the page; the page anew where it is gone."""
    marks = marks_of(seat.person, entry)
    drawn: SafeString | None
    if element_id == ACTS:
        drawn = _drawn_acts(seat, entry, marks)
    else:
        drawn = drawn_reply(entry, seat, marks, element_id)
    if drawn is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "commons/page/part.html", {"part": drawn})


def _drawn_acts(seat: Seat, entry: Entry, marks: Marks) -> SafeString:
    acts = acts_of_entry(seat, entry, marks, trail_of(entry, seat))
    parts = by_spot(parts_of_room(seat, entry, marks))
    given = {"entry": entry, "seat": seat, "acts": acts, "parts": parts}
    return render_to_string("commons/page/_acts_alone.html", given)


def _title(entry: Entry, kind: Kind) -> str:
    """Without a title it is called by its kind and author."""
    return entry.title or _("%(kind)s by %(name)s") % {
        "kind": capfirst(str(kind.label)),
        "name": entry.author.name,
    }


def _reply_form(seat: Seat, entry: Entry) -> ReplyForm:
    return ReplyForm(initial=draft_fields(seat.person, "reply", entry.draft_target))
