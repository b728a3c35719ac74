"""How views find a decision, and where its buttons lead back to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to, place_of
from guildhall.communities.seats import Seat
from guildhall.decisions.models import Theme
from guildhall.decisions.places import ASKED, OUTCOME, STEWARDS
from guildhall.decisions.queries import decision_at
from guildhall.decisions.queries.around import own_theme
from guildhall.rounds.models import Objection

FROM_LIST = "?back=list"  # follows an address whose button is in a row of the list


def seen_decision(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = decision_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def seen_objection(seat: Seat, objection_id: int) -> Objection:
    """Objections are between members. Raises Http404 for others."""
    seen = Entry.objects.at(seat).values("pk")
    objections = Objection.objects.kept().filter(round__decision_proposal__decision__in=seen)
    rows = objections.select_related(
        "person", "round__decision_proposal__decision__entry__community"
    )
    if not seat.is_member:
        raise Http404
    return get_object_or_404(rows, pk=objection_id)


def seen_theme(seat: Seat, theme_id: int) -> Theme:
    """Raises Http404 where the seat does not see its decision."""
    return get_object_or_404(own_theme(seat, theme_id), pk=theme_id)


def part_of_row(entry_id: int) -> str:
    """The id of the part of the list in which this one is answered."""
    return f"{ASKED}-{entry_id}"


def to_asked(seat: Seat, entry: Entry) -> HttpResponse:
    return back_to(entry, seat, part=ASKED)


def to_outcome(seat: Seat, entry: Entry) -> HttpResponse:
    return back_to(entry, seat, part=OUTCOME)


def to_stewards(seat: Seat, entry: Entry) -> HttpResponse:
    """Where it is decided by now, the page has no such part."""
    return back_to(entry, seat, part=STEWARDS)


def back_from(request: HttpRequest, seat: Seat, entry: Entry) -> HttpResponse:
    """To its row in the list, where the button was pressed there; else to its page."""
    return redirect(path_back(request, seat, entry))


def path_back(request: HttpRequest, seat: Seat, entry: Entry) -> str:
    if request.GET.get("back") == "list":
        here = reverse("decisions", args=[seat.community.slug])
        return f"{here}#{part_of_row(entry.pk)}"
    return place_of(entry, seat, part=ASKED)
