"""What a device adds to the house: its page, what installs it, what waits on it, the way out."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.communities.menus import MenuGroup, MenuItem
from guildhall.communities.seats import Seat
from guildhall.pocket.keeping import may_keep
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import MenuLink, Panel

help = HelpPage("phone", _("On your phone"), "pocket/help.html")


def panels() -> tuple[Panel | MenuLink, ...]:
    return (
        Panel("head", _head),
        Panel("unsent", _waiting),
        Panel("tips", _keep_here),
        Panel("bookmarks", _keep_bookmarks),
        MenuLink(_("On this device"), "download", "this_device", 32),
    )


def menu() -> MenuItem:
    return MenuItem("entry", _("Share …"), "send", "share_entry", _may_read, MenuGroup.ONESELF)


def _head(request: HttpRequest) -> str:
    """With it a browser offers to put the hall on a phone's first screen."""
    return frame("pocket/_head.html", {"is_signed_in": request.user.is_authenticated})


def _waiting(request: HttpRequest) -> str:
    """What was written without a network: filled, and shown, by a script."""
    return "" if getattr(request, "viewing", None) else frame("pocket/_waiting.html", {})


def _keep_here(request: HttpRequest) -> str:
    seat = getattr(request, "seat", None)
    if seat is None or getattr(request, "viewing", None) or not may_keep(seat):
        return ""
    return _offer(
        seat.community.slug,
        _("Keep this community's tips, agenda and phone numbers here, to read without a network."),
    )


def _keep_bookmarks(request: HttpRequest) -> str:
    return _offer("", _("Keep your newest bookmarks here, to read without a network."))


def _offer(slug: str, sentence: Promise) -> str:
    return render_to_string("pocket/_keep_here.html", {"slug": slug, "sentence": sentence})


def _may_read(seat: Seat) -> bool:
    return seat.may_read
