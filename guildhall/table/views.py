"""Pages of the Table."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.forms import ReplyForm
from guildhall.commons.kinds import growths_at
from guildhall.commons.menus import entry_menu, items_for
from guildhall.commons.models import Entry
from guildhall.commons.plain_talk import plain_talk
from guildhall.commons.policy import (
    may_delete_entry,
    may_edit_entry,
    may_pin,
    may_post,
    may_reply,
    may_thank,
)
from guildhall.commons.posting import body_to_post, say_posted
from guildhall.commons.queries import draft_fields, marks_of
from guildhall.commons.text import NotPosted
from guildhall.commons.trail import trail_of
from guildhall.commons.views.finding import led_on
from guildhall.commons.views.replying import take_reply
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import require
from guildhall.table import actions, queries
from guildhall.table.events import NOTE
from guildhall.table.forms import NoteForm
from guildhall.web.lists import ListPage, Nothing, list_page, page_for

TABLE = ListPage(
    template="table/table.html",
    title=_("The Table"),
    text=_("For what is not a question: a photo, a story, a good morning."),
    room="table",
)
EMPTY_TABLE = Nothing(
    _("Nothing on the Table yet"),
    _("Say good morning, show what is on your bench, tell what went wrong yesterday."),
)


@in_room("table")
def table(request: HttpRequest, seat: Seat) -> HttpResponse:
    page = page_for(request, queries.notes_at(seat), by="created_at", size=15)
    pinned = queries.pinned_at(seat) if page.is_first else []
    texts = queries.texts_of([*pinned, *page.rows])
    form = None
    if may_post(seat):
        form = NoteForm(initial=draft_fields(seat.person, "note", str(seat.community.pk)))
    return list_page(
        request,
        TABLE,
        page,
        form=form,
        pinned=[(note, texts[note.pk]) for note in pinned],
        notes=[(note, texts[note.pk]) for note in page.rows if not note.is_pinned],
        nothing=None if pinned else EMPTY_TABLE,
    )


@login_required
@require_POST
@in_room("table")
def post_note(request: HttpRequest, seat: Seat) -> HttpResponse:
    require(may_post(seat))
    form = NoteForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            note = actions.post_note(
                seat.community,
                by=request.user,
                body=body_to_post(request, seat, form),
            )
        except (NotPosted, NotAPicture) as problem:
            form.add_error("body", str(problem))
        else:
            say_posted(request, note, _("Your note is on the Table."))
            return redirect("note", seat.community.slug, note.address)
    return render(request, "table/post_note.html", {"form": form, "room": "table"}, status=422)


@in_room("table")
def note(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = Entry.objects.at(seat).select_related("author").filter(pk=entry_id, kind=NOTE).first()
    if entry is None or (entry.merged_into_id and not seat.is_steward):
        return led_on(request.user, entry_id)
    entry.community = seat.community
    return _note_page(request, seat, entry, None)


@login_required
@require_POST
@in_room("table")
def reply_to_note(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = get_object_or_404(
        Entry.objects.at(seat).select_related("author", "community"),
        pk=entry_id,
        kind=NOTE,
    )
    return take_reply(
        request,
        seat,
        entry,
        page=lambda form: _note_page(request, seat, entry, form),
    )


def _note_page(
    request: HttpRequest,
    seat: Seat,
    entry: Entry,
    form: ReplyForm | None,
) -> HttpResponse:
    marks = marks_of(seat.person, entry)
    verdict = may_reply(seat, entry)
    if form is None and verdict:
        form = ReplyForm(initial=draft_fields(seat.person, "reply", entry.draft_target))
    context = {
        "entry": entry,
        "text": queries.texts_of([entry])[entry.pk],
        "replies": plain_talk(entry, seat, marks),
        "form": form,
        "marks": marks,
        "trail": trail_of(entry, seat),
        "room": "table",
        "may_reply": verdict,
        "menu": items_for(seat, entry_menu),
        "may_thank": bool(may_thank(seat, entry)),
        "may_edit": bool(may_edit_entry(seat, entry)),
        "may_delete": bool(may_delete_entry(seat, entry)),
        "may_pin": bool(may_pin(seat)),
        "growths": growths_at(seat, entry),
    }
    return render(request, "table/note.html", context, status=422 if form and form.errors else 200)
