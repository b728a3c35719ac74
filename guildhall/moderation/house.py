"""What the house asks of moderation: acts behind “…”, the page for stewards, help."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.communities.menus import MenuItem
from guildhall.communities.models import Stage
from guildhall.communities.seats import Seat, seat_of
from guildhall.communities.stages import Offer
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel, Tab

help = HelpPage("moderation", _("Reports and moderation"), "moderation/help.html")
offers = (
    Offer(Stage.TRANSFORMATION, 30, _("Merge into another community"), "fold_community"),
    Offer(Stage.TRANSFORMATION, 40, _("Split off topics"), "split_community"),
)


def panels() -> tuple[Tab | Panel, ...]:
    about = _("Reports and texts that wait for a steward, and whether first posts of newcomers do.")
    queue = Tab("community", "queue", _("Moderation"), "queue", 50, about)
    return queue, Panel("archive", _foldings)


def menu() -> Iterator[MenuItem]:
    yield MenuItem("member", _("Pause or remove …"), "shield", "moderate_person", _is_steward)
    for place in ("entry", "reply"):
        yield MenuItem(place, _("Report …"), "flag", f"flag_{place}", _may_flag)
        yield MenuItem(place, _("Moderate …"), "shield", f"moderate_{place}", _is_steward)


def _foldings(request: HttpRequest) -> SafeString | str:
    """Above an archive: a link to where it went on."""
    flags = {"slug": seat_of(request).community.slug}
    return frame("moderation/_foldings_link.html", flags) if seat_of(request).is_steward else ""


def _is_steward(seat: Seat) -> bool:
    return seat.is_steward


def _may_flag(seat: Seat) -> bool:
    return seat.person is not None and not seat.is_steward
