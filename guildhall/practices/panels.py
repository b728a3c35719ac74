"""What tips and practices show on the overview and beside their own list."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from guildhall.communities.seats import seat_of
from guildhall.practices.queries import disproof_card, where_it_fails_path
from guildhall.web.panels import Panel


def panels() -> tuple[Panel, ...]:
    return Panel("overview", _on_the_overview), Panel("tips", _beside_the_list)


def _on_the_overview(request: HttpRequest) -> str:
    return _card(request, offers=False)


def _beside_the_list(request: HttpRequest) -> str:
    return _card(request, offers=True)


def _card(request: HttpRequest, *, offers: bool) -> str:
    """While a practice is up to be broken, and for two weeks after."""
    seat = seat_of(request)
    card = disproof_card(seat, offers=offers)
    if card is None:
        return ""
    path = where_it_fails_path(card.entry, seat.community.slug)
    return render_to_string("practices/_disproof_card.html", {"card": card, "path": path})
