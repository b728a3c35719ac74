"""What charters tell the house."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Stage
from guildhall.communities.seats import seat_of
from guildhall.communities.stages import Offer
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel

offers = (
    Offer(Stage.COALESCING, 20, _("Agree on one screen of charter"), "charter"),
    Offer(Stage.MATURING, 30, _("Say what belongs here and what does not"), "write_charter"),
    Offer(Stage.STEWARDSHIP, 10, _("Look at the charter again"), "charter"),
    Offer(Stage.TRANSFORMATION, 50, _("Change what you want: a new charter"), "write_charter"),
)
help = HelpPage("charter", _("The charter"), "charters/help.html")


def panels() -> Panel:
    return Panel("norms", _in_place_of_norms)


def _in_place_of_norms(request: HttpRequest) -> SafeString | str:
    """Where stewards write norms: that they stand in the charter now."""
    community = seat_of(request).community
    flags = {"slug": community.slug}
    return frame("charters/_in_place_of_norms.html", flags) if community.has_charter else ""
