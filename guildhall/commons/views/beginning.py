"""From a form to the new entry."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.functional import Promise

from guildhall.commons.models import Entry
from guildhall.commons.posting import body_to_post, post_form, save_form, say_posted
from guildhall.commons.text import NotPosted
from guildhall.commons.tray import WithFiles, open_tray
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.people.requests import AuthenticatedRequest


def take_entry(
    request: AuthenticatedRequest,
    seat: Seat,
    form: WithFiles,
    *,
    act: Callable[[str], Entry],
    says: str | Promise,
    field: str = "body",
    refused: tuple[type[Exception], ...] = (),
    edits: Entry | None = None,
) -> HttpResponse | None:
    """Let `act` post the text in `field`, with the files of its tray, and go to its page.

    None where the form is to be shown: it was not sent, or something is wrong with it.
    """
    open_tray(form, request, seat, written=edits)
    if request.method != "POST" or not form.is_valid():
        return None
    problems: tuple[type[Exception], ...] = (NotPosted, *refused)
    try:
        text = body_to_post(request, seat, form, field=field)
        if edits:
            entry = save_form(form, lambda: act(text), edits, by=request.user)
        else:
            entry = post_form(form, lambda: act(text), by=request.user, at=seat.community)
    except problems as problem:
        form.add_error(field, str(problem))
        return None
    say_posted(request, entry, says)
    return back_to(entry, seat)
