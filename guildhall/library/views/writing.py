"""Add a page, edit it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.models import Entry
from guildhall.commons.named import entries_beginning
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import editable
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library import actions, policy, queries
from guildhall.library.beginnings import BEGINNINGS, beginning_called
from guildhall.library.care_policy import may_confirm_page
from guildhall.library.events import PAGE, ROOM
from guildhall.library.forms import AddPageForm, ChangePageForm
from guildhall.library.views.finding import verdict_of, visible_page
from guildhall.people.requests import AuthenticatedRequest

MOST_NAMES = 10


@login_required
@in_room(ROOM)
def add_page(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """A title is enough; `?begin=how-to` fills in an outline, `?topic=seals` its topic."""
    require(policy.may_add_page(seat))
    return _add(request, seat, None)


@login_required
@in_room(ROOM)
def add_page_below(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    parent = visible_page(seat, entry_id)
    require(policy.may_add_page(seat))
    return _add(request, seat, parent)


@login_required
@in_room(ROOM)
def page_names(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """What a field offers while the name of a page is typed: a number where others have it, too."""
    typed = request.GET.get("below", "").strip()[:60]
    pages = entries_beginning(typed, seat.community, most=MOST_NAMES, kind=PAGE) if typed else []
    return render(request, "library/_page_names.html", {"pages": pages})


def _add(request: AuthenticatedRequest, seat: Seat, parent: Entry | None) -> HttpResponse:
    target = parent.draft_target if parent else str(seat.community.pk)
    begun = draft_fields(seat.person, PAGE, target)
    initial = {**_first_words(request, seat, parent), **begun}
    form = AddPageForm(request.POST or None, request.FILES or None, seat=seat, initial=initial)

    def add(body: str) -> Entry:
        cleaned = form.cleaned_data
        return actions.add_page(
            seat.community,
            by=request.user,
            title=cleaned["title"],
            body=body,
            topics=cleaned["topics"],
            parent=cleaned["below"],
        )

    added = take_entry(request, seat, form, act=add, says=_("Added. Everyone here can find it."))
    if added:
        return added
    context = {
        "form": form,
        "room": ROOM,
        "parent": parent,
        "above": queries.line_above(parent.pk) if parent else [],
        "target": target,
        "beginnings": [] if form.is_bound or begun else BEGINNINGS,
        "begin": request.GET.get("begin", ""),
    }
    return render(request, "library/add_page.html", context, status=422 if form.errors else 200)


def _first_words(
    request: AuthenticatedRequest, seat: Seat, parent: Entry | None
) -> dict[str, object]:
    """What the address asks for: a title, an outline, a topic; below a page those of the page."""
    beginning = beginning_called(request.GET.get("begin", ""))
    topics = Topic.objects.filter(community=seat.community)
    if parent:
        topics = topics.filter(filed=parent.pk)
    else:
        topics = topics.filter(slug=request.GET.get("topic", "")[:60])
    return {
        "title": request.GET.get("title", "")[:200],
        "below": f"#{parent.pk} {parent.title}" if parent else "",
        "body": str(beginning.text) if beginning else "",
        "topics": list(topics.values_list("pk", flat=True)),
    }


@login_required
@in_room(ROOM)
def edit_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Two people at once: the second one is shown both texts, and nothing is lost."""
    entry = visible_page(seat, entry_id)
    require(verdict_of(policy.may_edit_page, seat, entry))
    form = _form_for(request, seat, entry)

    def change(body: str) -> Entry:
        names = ("title", "topics", "note", "since", "title_before")
        sent = {name: form.cleaned_data[name] for name in names}
        is_small = form.cleaned_data.get("is_small", False)
        changed = actions.change_page(entry, by=request.user, body=body, is_small=is_small, **sent)
        if form.cleaned_data.get("confirms"):
            actions.confirm_page(changed, by=request.user)
        return changed

    try:
        saved = take_entry(
            request,
            seat,
            form,
            act=change,
            says=_("Saved. Earlier versions are in the history."),
            edits=entry,
        )
    except WrittenMeanwhile as problem:
        saved = None
        form.show_both(problem)
    except actions.TitleTaken as problem:
        saved = None
        form.show_their_title(problem)
    if saved:
        return saved
    context = {"form": form, "room": ROOM, "entry": entry, "target": entry.draft_target}
    return render(request, "library/edit_page.html", context, status=422 if form.errors else 200)


def _form_for(request: AuthenticatedRequest, seat: Seat, entry: Entry) -> ChangePageForm:
    initial = {
        "title": entry.title,
        "title_before": entry.title,
        "body": editable(entry),
        "topics": list(entry.topics.values_list("pk", flat=True)),
        "since": mark_of_text(entry),
        **draft_fields(seat.person, "edit", entry.draft_target, edited_at=entry.edited_at),
    }
    return ChangePageForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        initial=initial,
        may_confirm=bool(verdict_of(may_confirm_page, seat, entry)),
        is_relied_on=entry.page.is_relied_on,
    )
