"""What notifications hangs into pages: the bell in the bar on top, and the level of one entry."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.commons.menus import MenuItem, entry_menu
from guildhall.web.frames import frame
from guildhall.web.panels import Panel, Tab, add_tab, panels


def register() -> None:
    panels.add("notifications", Panel("top", _bell))
    add_tab(Tab("house", "delivery", _("Delivery"), "delivery", 60))
    entry_menu.add("level", MenuItem(_("What you hear of this …"), "bell", "entry_level", lambda seat: seat.is_member))


def _bell(request: HttpRequest) -> SafeString | str:
    """A link; how much is new is asked for by the open page, so that no page waits for it."""
    return frame("notifications/_bell.html", {}) if request.user.is_authenticated else ""
