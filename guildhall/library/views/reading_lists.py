"""Reading lists: which there are, one of them, make and change one; “I've read this”."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.library import policy_of_reading_lists as policy
from guildhall.library.actions import reading_lists as actions
from guildhall.library.events import ROOM
from guildhall.library.forms.reading_lists import ReadingListForm
from guildhall.library.models import ReadingList
from guildhall.library.queries.reading_lists import (
    Shown,
    reading_list_at,
    reading_lists_of,
)
from guildhall.library.views.finding import visible_page
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@in_room(ROOM)
def reading_lists(request: HttpRequest, seat: Seat) -> HttpResponse:
    context = {
        "lists": reading_lists_of(seat),
        "may_add": bool(policy.may_add_reading_list(seat)),
        "room": ROOM,
    }
    return render(request, "library/reading_lists.html", context)


@in_room(ROOM)
def reading_list(request: HttpRequest, seat: Seat, list_id: int) -> HttpResponse:
    """Its pages in order; what the reader has read of it, they alone see."""
    shown = _seen(seat, list_id)
    context = {
        "shown": shown,
        "may_change": bool(policy.may_change_reading_list(seat, shown.reading_list)),
        "room": ROOM,
    }
    return render(request, "library/reading_list.html", context)


@login_required
@in_room(ROOM)
def add_reading_list(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_add_reading_list(seat))
    form = _form(request, seat)
    if request.method == "POST" and form.is_valid():
        added = actions.add_reading_list(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Added. It's under “Reading lists” in the library."))
        return redirect("reading_list", seat.community.slug, added.pk)
    return _form_page(request, form, title=_("Add a reading list"))


@login_required
@in_room(ROOM)
def change_reading_list(request: AuthenticatedRequest, seat: Seat, list_id: int) -> HttpResponse:
    shown = _seen(seat, list_id)
    changed = shown.reading_list
    require(policy.may_change_reading_list(seat, changed))
    initial = {
        "title": changed.title,
        "about": changed.about,
        "is_start": changed.is_start,
        "pages": "\n".join(f"#{step.entry.pk} {step.entry.title}" for step in shown.steps),
    }
    form = _form(request, seat, initial)
    if request.method == "POST" and form.is_valid():
        kept = {"is_start": changed.is_start} | form.cleaned_data
        actions.change_reading_list(changed, by=request.user, **kept)
        say(request, _("Saved."))
        return redirect("reading_list", seat.community.slug, changed.pk)
    return _form_page(request, form, title=_("Edit the reading list"), changed=changed)


def _form(
    request: HttpRequest, seat: Seat, initial: dict[str, object] | None = None
) -> ReadingListForm:
    may_start = policy.may_start_here(seat)
    return ReadingListForm(request.POST or None, seat=seat, may_start=may_start, initial=initial)


def _form_page(
    request: HttpRequest, form: ReadingListForm, *, title: str, changed: ReadingList | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "changed": changed, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "library/change_reading_list.html", context, status=status)


def _seen(seat: Seat, list_id: int) -> Shown:
    shown = reading_list_at(seat, list_id)
    if shown is None:
        raise Http404
    return shown


def _list_at(seat: Seat, list_id: int) -> ReadingList:
    return _seen(seat, list_id).reading_list


def _to_lists(seat: Seat, _removed: ReadingList) -> HttpResponse:
    return redirect("reading_lists", seat.community.slug)


def _to_page(seat: Seat, entry: Entry) -> HttpResponse:
    return back_to(entry, seat, part="reading")


def _may_mark(seat: Seat, _entry: Entry) -> Verdict:
    return may_take_part(seat)


remove_reading_list = verb(
    door=in_room(ROOM),
    find=_list_at,
    may=policy.may_change_reading_list,
    act=actions.remove_reading_list,
    says=gettext_lazy("Removed. Its pages are where they were."),
    back=_to_lists,
)
mark_read = verb(
    door=in_room(ROOM),
    find=visible_page,
    may=_may_mark,
    act=actions.mark_read,
    says=gettext_lazy("Marked as read. Only you see that."),
    back=_to_page,
)
mark_unread = verb(
    door=in_room(ROOM),
    find=visible_page,
    may=_may_mark,
    act=actions.mark_unread,
    says=gettext_lazy("Not marked any more."),
    back=_to_page,
)
