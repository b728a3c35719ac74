"""What health tells the house."""

from collections.abc import Iterator
from functools import partial

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import seat_of
from guildhall.health.try_this import CARRYING, IDENTIFICATION, RIGIDITY, TANGIBILITY, TIES
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Door, Panel

help = (
    HelpPage("how-we-are", _("How we are"), "health/help_health.html"),
    HelpPage("this-week", _("This week, for stewards"), "health/help_monday.html"),
)
remedies = (*CARRYING, *TIES, *RIGIDITY, *IDENTIFICATION, *TANGIBILITY)


def panels() -> Iterator[Door | Panel]:
    yield Door("health", _("How we are"), "heart-pulse", "health")
    yield Door("monday", _("This week"), "list-checks", "monday", is_for_stewards=True)
    yield Panel("above_pulse", partial(_how_we_are, looks="back"))
    yield Panel("no_pulse", partial(_how_we_are, looks="button"))


def _how_we_are(request: HttpRequest, *, looks: str) -> SafeString:
    """On the page of the questions, the way to the page on which what came of them stands."""
    return frame(
        "health/_how_we_are.html", {"slug": seat_of(request).community.slug, "looks": looks}
    )
