"""Edit a tip or practice, or add one more part to it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons.actions import mark_of_text
from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy
from guildhall.practices.events import ROOM, TIP
from guildhall.practices.forms import ChangePracticeForm, ChangeTipForm, SayMoreForm
from guildhall.practices.reading import typed_parts
from guildhall.practices.views.finding import to_way, visible_way, with_relation
from guildhall.practices.views.write_page import typed_label, write_page
from guildhall.practices.way_parts import part_of
from guildhall.web.saying import say, say_problem


@login_required
@in_room(ROOM)
def change_way(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry, _around, relation = with_relation(seat, entry_id)
    require(policy.may_change_way(seat, relation))
    initial = {
        "title": entry.title,
        **typed_parts(entry.way),
        "topics": list(entry.topics.values_list("pk", flat=True)),
        "label_name": entry.way.label.name if entry.way.label else "",
        "since": mark_of_text(entry),
        **draft_fields(seat.person, "change", entry.draft_target, edited_at=entry.edited_at),
    }
    form_class = ChangeTipForm if entry.kind == TIP else ChangePracticeForm
    form = form_class(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )

    def change(parts: dict[str, str]) -> Entry:
        cleaned = form.cleaned_data
        return actions.change_way(
            entry,
            by=request.user,
            title=cleaned["title"],
            parts=parts,
            topics=cleaned["topics"],
            label=typed_label(request, seat, form),
            note=cleaned["note"],
            since=cleaned["since"],
        )

    context = {
        "draft": ("change", f"entry {entry.pk}"),
        "heading": _("Edit the tip") if entry.kind == TIP else _("Edit the practice"),
        "verb": _("Save"),
        "entry": entry,
        "is_tip": entry.kind == TIP,
    }
    return write_page(
        request,
        seat,
        form,
        change,
        _("Your change is saved. The earlier version is in the history."),
        context,
    )


@login_required
@require_POST
@in_room(ROOM)
def say_more(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, part_name: str
) -> HttpResponse:
    """One more part, by anyone who knows it."""
    entry = visible_way(seat, entry_id)
    part = part_of(entry.kind, part_name)
    if part is None:
        raise Http404
    require(policy.may_say_more(seat, entry.way))
    form = SayMoreForm(request.POST, part=part)
    if not form.is_valid():
        say_problem(request, _("Nothing was added, because the box was empty."))
        return to_way(seat, entry, "more")
    try:
        actions.say_more(entry, by=request.user, part=part.name, text=form.cleaned_data["text"])
    except NotPosted as problem:
        say_problem(request, problem)
    else:
        say(request, _("Added, with your name among its authors."))
    return to_way(seat, entry)
