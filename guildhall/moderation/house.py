"""What moderation tells the house: acts behind “…”, and the page of what waits for stewards."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhall.communities.menus import MenuItem
from guildhall.communities.seats import Seat
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Tab

help = HelpPage("moderation", _("When something is not right"), "moderation/help.html")
panels = Tab("community", "queue", _("To look after"), "queue", 50)


def menu() -> Iterator[MenuItem]:
    yield MenuItem("member", _("Pause or remove …"), "shield", "moderate_person", _is_steward)
    for place in ("entry", "reply"):
        yield MenuItem(place, _("Tell the stewards …"), "flag", f"flag_{place}", _may_flag)
        yield MenuItem(place, _("Moderate …"), "shield", f"moderate_{place}", _is_steward)


def _is_steward(seat: Seat) -> bool:
    return seat.is_steward


def _may_flag(seat: Seat) -> bool:
    return seat.person is not None and not seat.is_steward
