"""What newcomers add to the rest of the hall: an offer, a help page, a button."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Stage
from guildhall.communities.seats import seat_of
from guildhall.communities.stages import Offer
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel

offers = Offer(Stage.COALESCING, 30, _("Make sure nobody new is met by silence"), "newcomers")
help = HelpPage("newcomers", _("Being new"), "newcomers/help.html")


def panels() -> Panel:
    return Panel("members", _who_is_new)


def _who_is_new(request: HttpRequest) -> SafeString | str:
    """On the page of members, for people who look after newcomers."""
    seat = seat_of(request)
    flags = {"slug": seat.community.slug}
    return frame("newcomers/_who_is_new.html", flags) if seat.is_steward or seat.is_buddy else ""
