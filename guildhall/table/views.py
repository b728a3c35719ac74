"""Pages of the Table."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.policy import may_post
from guildhall.commons.posting import body_to_post, say_posted
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.pictures import NotAPicture
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
