"""What farewells add to the rest of the hall: the list of what waits for someone, and help."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import seat_of
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel

help = HelpPage("farewells", _("When someone leaves"), "farewells/help.html")


def panels() -> tuple[Panel, ...]:
    return (
        Panel("members", _to_handed_on),
        Panel("leaving", _what_comes),
        Panel("leaving_hall", _nothing_comes),
    )


def _what_comes(_request: HttpRequest) -> SafeString:
    """On the page on which someone leaves."""
    return frame("farewells/_what_comes.html", {})


def _nothing_comes(_request: HttpRequest) -> SafeString:
    """On the page on which someone deletes their account: they can't be asked afterwards."""
    return frame("farewells/_nothing_comes.html", {})


def _to_handed_on(request: HttpRequest) -> SafeString | str:
    """On the page of members, for members."""
    seat = seat_of(request)
    if not seat.is_member:
        return ""
    return frame("farewells/_to_handed_on.html", {"slug": seat.community.slug})
