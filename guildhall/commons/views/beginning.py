"""From a form to the new entry."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.utils.functional import Promise

from guildhall.commons.models import Entry
from guildhall.commons.posting import body_to_post, say_posted
from guildhall.commons.text import NotPosted
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.kit.pictures import NotAPicture
from guildhall.people.requests import AuthenticatedRequest


def take_entry(
    request: AuthenticatedRequest,
    seat: Seat,
    form: Form,
    *,
    act: Callable[[str], Entry],
    says: str | Promise,
    field: str = "body",
    refused: tuple[type[Exception], ...] = (),
) -> HttpResponse | None:
    """Let `act` post the text in `field`, with its photo, and go to its page.

    None where the form is to be shown: it was not sent, or something is wrong with it.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    problems: tuple[type[Exception], ...] = (NotPosted, NotAPicture, *refused)
    try:
        entry = act(body_to_post(request, seat, form, field=field))
    except problems as problem:
        form.add_error(field, str(problem))
        return None
    say_posted(request, entry, says)
    return back_to(entry, seat)
