"""The form that changes a text: where the text is, or on a page of its own.

With script it opens in place of the text and is saved there; without, it is a page. If the text was
changed meanwhile, both are shown and nothing is lost.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.forms import ChangeForm
from guildhall.commons.models import Draft, Entry, Reply
from guildhall.commons.posting import save_form
from guildhall.commons.queries import draft_of
from guildhall.commons.text import NotPosted, editable
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.web.in_place import answer_parts, part, parts_asked

TEXT = "text"  # the part of an entry's page that holds its text


def begun_with(seat: Seat, written: Entry | Reply, target: str) -> dict[str, Any]:
    """What the form opens with: the text and its mark, or what its writer has typed before."""
    initial = {"title": getattr(written, "title", ""), "body": editable(written)}
    begun = draft_of(seat.someone, "edit", target)
    if begun is None:
        return {**initial, "since": mark_of_text(written)}
    return {**initial, **begun.fields, "since": _mark_of(begun, written)}


def _mark_of(begun: Draft, written: Entry | Reply) -> str:
    """Of the text that a draft began from; empty where it is not known and was edited since."""
    was_edited = written.edited_at is not None and written.edited_at > begun.saved_at
    return begun.since or ("" if was_edited else mark_of_text(written))


def is_saved(
    form: ChangeForm, save: Callable[..., object], written: Entry | Reply, *, by: Person
) -> bool:
    """Save what is valid. If that can't be, the form says why; with both texts if there are two."""
    if not form.is_valid():
        return False
    try:
        save_form(form, partial(save, **form.cleaned_data), written, by=by)
    except WrittenMeanwhile as problem:
        form.show_both(problem)
        return False
    except NotPosted as problem:
        form.add_error("body", str(problem))
        return False
    return True


def change_page(
    request: HttpRequest,
    *,
    page: str,
    fields: str,
    context: dict[str, Any],
    place: Callable[[SafeString], SafeString] | None = None,
) -> HttpResponse:
    """The template `page`, or in place of the text the form alone, with the template `fields`.

    `place` puts the form where the text is; an entry's text is the part “text”.
    """
    status = 422 if context["form"].errors else 200
    if not parts_asked(request):
        return render(request, page, {**context, "fields": fields}, status=status)
    drawn = SafeString(
        render_to_string("commons/_change_form.html", {**context, "fields": fields}, request)
    )
    placed = place(drawn) if place else part(TEXT, drawn)
    return answer_parts(request, [placed], status=status)
