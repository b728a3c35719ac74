"""The glossary: its terms, add one, change one."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import editable
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library.actions import terms as actions
from guildhall.library.events import ROOM, TERM
from guildhall.library.forms.glossary import TermForm
from guildhall.library.policy import may_change_term
from guildhall.library.queries.glossary import glossary_of, term_at
from guildhall.people.requests import AuthenticatedRequest


@in_room(ROOM)
def glossary(request: HttpRequest, seat: Seat) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:100]
    context = {
        "glossary": glossary_of(seat, typed=typed, since=request.GET.get("from", "")[:200]),
        "typed": typed,
        "may_add": bool(may_take_part(seat)),
        "room": ROOM,
    }
    return render(request, "library/glossary.html", context)


@login_required
@in_room(ROOM)
def add_term(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_take_part(seat))
    target = str(seat.community.pk)
    initial = {
        "title": request.GET.get("title", "")[:100],
        **draft_fields(seat.person, TERM, target),
    }
    form = TermForm(request.POST or None, seat=seat, initial=initial)

    def add(body: str) -> Entry:
        cleaned = form.cleaned_data
        return actions.add_term(
            seat.community,
            by=request.user,
            title=cleaned["title"],
            body=body,
            source=cleaned["source"],
        )

    added = take_entry(request, seat, form, act=add, says=_("Added to the glossary."))
    return added or _form_page(request, form, target=target, draft=TERM, entry=None)


@login_required
@in_room(ROOM)
def change_term(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = term_at(seat, entry_id)
    if entry is None:
        raise Http404
    require(may_change_term(seat, entry))
    initial = {
        "title": entry.title,
        "body": editable(entry),
        "source": entry.term.source,
        "since": mark_of_text(entry),
        **draft_fields(seat.person, "edit", entry.draft_target, edited_at=entry.edited_at),
    }
    form = TermForm(request.POST or None, seat=seat, except_id=entry.pk, initial=initial)

    def change(body: str) -> Entry:
        cleaned = form.cleaned_data
        return actions.change_term(
            entry,
            by=request.user,
            title=cleaned["title"],
            body=body,
            source=cleaned["source"],
            since=cleaned["since"],
        )

    try:
        saved = take_entry(request, seat, form, act=change, says=_("Saved."), edits=entry)
    except WrittenMeanwhile as problem:
        saved = None
        form.show_both(problem)
    return saved or _form_page(request, form, target=entry.draft_target, draft="edit", entry=entry)


def _form_page(
    request: HttpRequest, form: TermForm, *, target: str, draft: str, entry: Entry | None
) -> HttpResponse:
    context = {"form": form, "target": target, "draft": draft, "entry": entry, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "library/change_term.html", context, status=status)
