"""How views find an idea, and what its reader is to it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.ideas.policy import Relation
from guildhall.ideas.queries import idea_at
from guildhall.ideas.reader import relation_in

ANSWER = "answer"  # the part that shows the answer, or the day of it
TEAM = "team"  # the part that names who does it together
JOINING = "joining"  # the part of an idea's page in which one joins it


def seen_idea(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = idea_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def with_relation(seat: Seat, entry_id: int) -> tuple[Entry, Relation]:
    """The idea, and what this seat is to it."""
    entry = seen_idea(seat, entry_id)
    return entry, relation_in(seat, entry)


def back_from_joining(request: HttpRequest, seat: Seat, entry: Entry) -> HttpResponse:
    """To the idea in the list, where the button was pressed there; else to its page."""
    if request.GET.get("back") == "list":
        return redirect(f"{reverse('ideas', args=[seat.community.slug])}#{part_of(entry.pk)}")
    return back_to(entry, seat, part=JOINING)


def part_of(entry_id: int) -> str:
    """The id of the part of a list in which this idea is joined."""
    return f"{JOINING}-{entry_id}"


def idea_of_part(name: str) -> int | None:
    """The id of the idea whose part has this name, if it is one."""
    start, _dash, number = name.partition("-")
    is_one = start == JOINING and number.isdecimal() and len(number) < 16
    return int(number) if is_one else None
