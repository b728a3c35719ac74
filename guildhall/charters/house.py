"""What charters tell the house."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.charters.queries import pledge_card
from guildhall.communities.models import Stage
from guildhall.communities.seats import seat_of
from guildhall.communities.stages import Offer
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel

offers = (
    Offer(Stage.COALESCING, 20, _("Agree on a short charter"), "charter"),
    Offer(Stage.MATURING, 30, _("Write down what belongs here and what doesn't"), "write_charter"),
    Offer(Stage.STEWARDSHIP, 10, _("Review the charter"), "charter"),
    Offer(Stage.TRANSFORMATION, 50, _("Agree on a new purpose: a new charter"), "write_charter"),
)
help = HelpPage("charter", _("Charter"), "charters/help.html")


def panels() -> tuple[Panel, ...]:
    return Panel("norms", _in_place_of_norms), Panel("overview", _pledge)


def _in_place_of_norms(request: HttpRequest) -> SafeString | str:
    """Where stewards write norms: the charter has them now."""
    community = seat_of(request).community
    flags = {"slug": community.slug}
    return frame("charters/_in_place_of_norms.html", flags) if community.has_charter else ""


def _pledge(request: HttpRequest) -> str:
    """In its season: what we will know in a year, or what came of it."""
    seat = seat_of(request)
    card = pledge_card(seat)
    if card is None:
        return ""
    return render_to_string(
        "charters/_pledge_card.html", {"card": card, "slug": seat.community.slug}
    )
