"""What home tells the house: its help, and the box that Ctrl+K opens on every page."""

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel

help = HelpPage("ten-minutes", _("The home page"), "home/help_ten_minutes.html")


def panels() -> Panel:
    return Panel("shell", _keys)


def _keys(request: HttpRequest) -> SafeString:
    return frame("home/_keys.html", {})
