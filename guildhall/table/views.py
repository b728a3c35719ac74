"""Pages of the Table."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.policy import may_post
from guildhall.commons.queries import draft_fields
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.table import actions, queries
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
def post_note(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_post(seat))
    form = NoteForm(request.POST, request.FILES)
    posted = take_entry(
        request,
        seat,
        form,
        act=lambda body: actions.post_note(seat.community, by=request.user, body=body),
        says=_("Your note is on the Table."),
    )
    page = {"form": form, "room": "table"}
    return posted or render(request, "table/post_note.html", page, status=422)
