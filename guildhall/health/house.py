"""What health adds to the house: two help pages, two doors, things to try, links to its page."""

from collections.abc import Iterator
from functools import partial

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import seat_of
from guildhall.health.try_this import (
    CARRYING,
    IDENTIFICATION,
    PROMISES,
    RIGIDITY,
    TANGIBILITY,
    TIES,
)
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Door, Panel

WEEK_HELP = HelpPage("this-week", _("This week, for stewards"), "health/help_week.html")
help = (HelpPage("how-we-are", _("How we're doing"), "health/help_health.html"), WEEK_HELP)
remedies = (*CARRYING, *TIES, *RIGIDITY, *IDENTIFICATION, *TANGIBILITY, *PROMISES)


def panels() -> Iterator[Door | Panel]:
    yield Door("health", _("How we're doing"), "heart-pulse", "health")
    yield Door("week", _("This week"), "list-checks", "week", is_for_stewards=True)
    yield Panel("what_people_bring", _link_to_picture)
    yield Panel("above_pulse", partial(_link_to_health, looks="back"))
    yield Panel("no_pulse", partial(_link_to_health, looks="button"))


def _link_to_health(request: HttpRequest, *, looks: str) -> SafeString:
    """On the page of the survey, the way to the page on how the community is doing."""
    return frame(
        "health/_link_to_health.html", {"slug": seat_of(request).community.slug, "looks": looks}
    )


def _link_to_picture(request: HttpRequest) -> SafeString | str:
    """On the page of what people can do and lend, for members."""
    seat = seat_of(request)
    if not seat.is_member:
        return ""
    return frame("health/_link_to_picture.html", {"slug": seat.community.slug})
